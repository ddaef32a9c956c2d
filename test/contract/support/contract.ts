import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import type { WireRequest } from './recorder';

/** The part of an OpenAPI document that describes requests. */
export interface ApiDocument {
	readonly paths: Readonly<Record<string, PathItem>>;
	readonly components: object;
}

type PathItem = Readonly<Partial<Record<'get' | 'post' | 'put' | 'patch', DocumentedRequest>>>;

interface DocumentedRequest {
	readonly parameters?: readonly Parameter[] | undefined;
	readonly requestBody?: object | undefined;
}

interface Parameter {
	readonly name: string;
	readonly in: string;
	readonly required?: boolean | undefined;
	/** For text and numbers; `content` is used instead if the value is JSON. */
	readonly schema?: { readonly type?: string | undefined } | undefined;
	readonly content?: object | undefined;
}

/** The documented format of requests and responses of an API. */
export interface Contract {
	/** Violations of the document, one sentence each; empty if there are none. */
	objections(request: WireRequest): readonly string[];
	/** Whether the document describes this response for the status. */
	isDocumented(path: string, method: string, status: number, body: unknown): boolean;
}

/** Creates a contract from a document. It shares no code with the client or the sandbox. */
export function contractOf(document: ApiDocument): Contract {
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	// RFC 3339 section 5.6: seconds and time zone are required.
	ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i);
	// A date, or a date and time with optional seconds and time zone.
	ajv.addFormat(
		'iso-8601',
		/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/,
	);
	// Dots only between other characters, and a top-level domain of letters.
	ajv.addFormat('email', /^[^\s@.,<>:;]+(?:\.[^\s@.,<>:;]+)*@(?:[a-z\d-]+\.)+[a-z]{2,}$/i);
	ajv.addSchema(document, 'api');
	const schemaAt = (...steps: readonly string[]): ValidateFunction => {
		const pointer = steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`);
		const uri = `api#${encodeURI(pointer.join(''))}`;
		return ajv.getSchema(uri) ?? ajv.compile({ $ref: uri });
	};
	const check = (validate: ValidateFunction, value: unknown, where: string): string[] =>
		validate(value) ? [] : [`${where}: ${ajv.errorsText(validate.errors)}`];

	const checkParameter = (parameter: Parameter, text: string): string[] => {
		const { name, schema, content } = parameter;
		if (content === undefined) {
			const isNumber = schema?.type === 'integer' && /^\d+$/.test(text);
			return check(ajv.compile(schema ?? {}), isNumber ? Number(text) : text, name);
		}
		const json = parse(text);
		const media = Object.values(content)[0] as { readonly schema: object };
		return check(ajv.compile(media.schema), json, name);
	};

	return {
		objections: ({ method, path, query, headers, body }) => {
			const found = findPath(document, path);
			if (found === undefined) return [`there is no path ${path}`];
			const { template, values } = found;
			const known = Object.entries(document.paths[template] ?? {}).find(
				([name]) => name.toUpperCase() === method,
			);
			if (known === undefined) return [`there is no method ${method} for ${path}`];
			const [verb, { parameters = [], requestBody }] = known;
			const find = (place: string, name: string) =>
				parameters.find((parameter) => parameter.in === place && parameter.name === name);
			const given = [
				...query.map(([name, value]) => ['query', name, value] as const),
				...values.map(([name, value]) => ['path', name, value] as const),
			];
			return [
				...given.flatMap(([place, name, value]) => {
					const parameter = find(place, name);
					return parameter === undefined
						? [`there is no parameter ${name}`]
						: checkParameter(parameter, value);
				}),
				...(new Set(query.map(([name]) => name)).size < query.length ? ['a name comes twice'] : []),
				...parameters
					.filter(
						({ required, name }) => required === true && !given.some((one) => one[1] === name),
					)
					.map(({ name }) => `${name} is missing`),
				...(headers['x-api-key'] === undefined ? ['there is no API key'] : []),
				...checkBody(),
			];

			function checkBody(): string[] {
				if (requestBody === undefined) return body === undefined ? [] : ['there is a body'];
				if (body === undefined) return ['there is no body'];
				const isJson = /^application\/json\b/.test(headers['content-type'] ?? '');
				const at = [
					'paths',
					template,
					verb,
					'requestBody',
					'content',
					'application/json',
					'schema',
				];
				return [
					...(isJson ? [] : ['the body does not say that it is JSON']),
					...check(schemaAt(...at), body, 'body'),
				];
			}
		},
		isDocumented: (path, method, status, body) => {
			const at = ['paths', path, method.toLowerCase(), 'responses', String(status)];
			return schemaAt(...at, 'content', 'application/json', 'schema')(body);
		},
	};
}

/** The template of a path, and its values. A template without values takes precedence. */
function findPath(
	{ paths }: ApiDocument,
	path: string,
): { template: string; values: readonly (readonly [string, string])[] } | undefined {
	if (Object.hasOwn(paths, path)) return { template: path, values: [] };
	for (const template of Object.keys(paths)) {
		const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
		if (names.length === 0) continue;
		const match = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(path);
		if (match === null) continue;
		const values = names.map(
			(name, at) => [name, decodeURIComponent(match[at + 1] ?? '')] as const,
		);
		return { template, values };
	}
	return undefined;
}

function parse(json: string): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		return undefined;
	}
}
