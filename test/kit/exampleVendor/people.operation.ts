import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import type { Service } from '@n8n-nodes-recotap/kit/n8n/http/service';
import type {
	BatchResponse,
	Refusal,
	RowFault,
	RowResult,
} from '@n8n-nodes-recotap/kit/push/target';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { requiredEmail, requiredText } from '@n8n-nodes-recotap/kit/values/fields';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { row } from '@n8n-nodes-recotap/kit/values/rowSchema';

/** A made-up service: POST /people/batch takes 50 people and returns 207 with one result for each, in order and unnamed. */
export const EXAMPLE: Service = {
	name: 'Example CRM',
	credential: 'exampleApi',
	defaultBaseUrl: 'https://api.example.com/v2',
	keyHeader: 'x-api-key',
	keyAdvice: 'Keys are created under Settings > Keys.',
};

const PERSON_COLUMNS: readonly Column[] = [
	{ id: 'email', label: 'Email', type: 'string', required: true, echo: true },
	{ id: 'name', label: 'Name', type: 'string', required: true },
];

/** Creates people, or updates those that exist. */
export const upsertPeople = bulkWrite({
	service: EXAMPLE,
	resource: 'person',
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update people',
		description: 'Create a new person, or update the current one if it already exists (upsert)',
	},
	words: { thing: 'person', things: 'people' },
	key: 'email',
	form: {
		columns: PERSON_COLUMNS,
		schema: row({ email: requiredEmail, name: requiredText }),
	},
	target: {
		limit: 50,
		keyName: 'email address',
		identify: ({ email }) => email.toLowerCase(),
		overwrites: () => true,
		encode: (people) => ({ method: 'POST', path: '/people/batch', body: { people } }),
		decode,
		parseRefusal: parseRefusal,
	},
});

/** `{ people: [{ state: 'added', id: 'p1' }, { state: 'rejected', why: '...' }] }`. */
function decode(body: unknown): BatchResponse {
	if (!isRecord(body) || !Array.isArray(body.people)) {
		return { kind: 'unreadable', reason: 'The response from Example CRM has no list of people' };
	}
	return { kind: 'inOrder', results: body.people.map(toResult) };
}

function toResult(said: unknown): RowResult {
	const { state, id, why } = isRecord(said) ? said : {};
	const facts = typeof id === 'string' ? { id } : {};
	switch (state) {
		case 'added':
			return { key: undefined, status: 'created', facts };
		case 'changed':
			return { key: undefined, status: 'updated', facts };
		case 'rejected':
			return { key: undefined, status: 'failed', code: 'refused', reason: String(why), facts };
		default: {
			const reason = 'The response does not say what happened to this person';
			return { key: undefined, status: 'unknown', code: 'unclear', reason, facts };
		}
	}
}

/** `{ problem: { title: 'Not valid', at: [{ index: 3, why: 'name is too long' }] } }`. */
function parseRefusal(body: unknown): Refusal {
	const problem = isRecord(body) && isRecord(body.problem) ? body.problem : {};
	const text = typeof problem.title === 'string' ? problem.title : '';
	if (!Array.isArray(problem.at)) return { about: 'unclear', text };
	const faults = problem.at.flatMap((fault: unknown): RowFault[] =>
		isRecord(fault) && typeof fault.index === 'number'
			? [{ position: fault.index, text: String(fault.why) }]
			: [],
	);
	return { about: 'rows', faults, text };
}
