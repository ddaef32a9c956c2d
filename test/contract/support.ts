import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ApiRequest, Reply } from '../../bulk/ports';
import { OPERATIONS } from '../../packages/octolane/nodes/Octolane/actions/operations';
import { createPorts } from '../../shell/http/createPorts';
import { fakeContext } from '../property/support/fakeContext';
import document from './octolane.openapi.json';

const ajv = new Ajv2020({ strict: false, allErrors: true });
// RFC 3339 section 5.6, and as much of an address as the schema is after.
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i);
ajv.addFormat('email', /^[^\s@]+@[^\s@]+$/);
ajv.addSchema(document, 'octolane');

type Paths = typeof document.paths;

/** What the document has against the body of a request; empty when nothing. A request that only reads has none. */
export function objections({ method, path, body }: ApiRequest): unknown[] {
	if (body === undefined) return [];
	const pointer = `/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`;
	const validate = schemaAt(`${pointer}/requestBody/content/application~1json/schema`);
	// As it travels: what is undefined does not.
	return validate(JSON.parse(JSON.stringify(body))) ? [] : [body, validate.errors];
}

/** Whether a reply is one that the document describes for this status. */
export function isDocumented(path: keyof Paths, status: number, body: unknown): boolean {
	const pointer = `/paths/${path.replaceAll('/', '~1')}/post/responses/${status}`;
	return schemaAt(`${pointer}/content/application~1json/schema`)(body);
}

function schemaAt(pointer: string): ValidateFunction {
	return ajv.getSchema(`octolane#${pointer}`) ?? ajv.compile({ $ref: `octolane#${pointer}` });
}

/** What came of a run against a server that always gives the same reply. */
export interface Exchanged {
	readonly requests: readonly ApiRequest[];
	readonly items: readonly INodeExecutionData[];
}

/** Runs an operation of the Octolane node. Waiting takes no time. */
export async function exchange(
	resource: string,
	operation: string,
	items: readonly IDataObject[],
	answer: { status?: number; body?: unknown } = {},
	parameters: Parameters<typeof fakeContext>[0]['parameters'] = {},
): Promise<Exchanged> {
	const requests: ApiRequest[] = [];
	const { status = 200, body = { success: true, data: null } } = answer;
	const reply: Reply = { kind: 'answer', status, headers: {}, body };
	let time = 0;
	const connect: typeof createPorts = (...given) => ({
		...createPorts(...given),
		now: () => time,
		sleep: async (ms) => {
			time += ms;
			await Promise.resolve();
		},
		send: async (request) => {
			requests.push(request);
			return await Promise.resolve(reply);
		},
	});
	const { context } = fakeContext({
		items,
		parameters: { 'columns.mappingMode': 'autoMapInputData', ...parameters },
		node: { onError: 'continueRegularOutput' },
		credential: { apiKey: 'key', baseUrl: 'https://api.octolane.com' },
		storage: {},
	});
	const definition = OPERATIONS.find(
		(known) => known.resource === resource && known.option.value === operation,
	);
	const [output = []] = (await definition?.execute(context, connect)) ?? [];
	return { requests, items: output };
}
