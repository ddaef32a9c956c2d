import type { ApiRequest, ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';

interface Person {
	readonly email: string;
	readonly name: string;
}

/** The made-up service in memory. It knows nothing of the node. */
export class PeopleService {
	private readonly people = new Map<string, string>();

	/** @param taken called with everything that is stored */
	constructor(private readonly taken: (person: Person) => void) {}

	/** Refuses names with an exclamation mark one by one, and a request with an empty name as a whole. */
	handle({ method, path, body }: ApiRequest): ResponseOrError {
		if (method !== 'POST' || path !== '/people/batch') return respond(404, undefined);
		const people = isRecord(body) && Array.isArray(body['people']) ? body['people'] : [];
		if (people.length > 50) return respond(413, { problem: { title: 'At most 50 people' } });
		const at = people.flatMap((person: unknown, index) =>
			isPerson(person) && !person.name.includes('?') ? [] : [{ index, why: 'name is odd' }],
		);
		if (at.length > 0) return respond(422, { problem: { title: 'Not valid', at } });
		return respond(207, { people: people.filter(isPerson).map((person) => this.store(person)) });
	}

	private store(person: Person): object {
		if (person.name.includes('!')) return { state: 'rejected', why: 'name is too loud' };
		const key = person.email.toLowerCase();
		const state = this.people.has(key) ? 'changed' : 'added';
		this.people.set(key, person.name);
		this.taken(person);
		return { state, id: `p-${key}` };
	}
}

function isPerson(value: unknown): value is Person {
	return isRecord(value) && typeof value.email === 'string' && typeof value.name === 'string';
}

function respond(status: number, body: unknown): ResponseOrError {
	return { kind: 'response', status, headers: {}, body };
}
