import type { IDataObject } from 'n8n-workflow';
import type { WireRequest } from './recorder';
import { isObject, objectsIn } from './writes';

/** A mistake that a client could make; undefined for requests where it is impossible. */
export type Mutation = (request: WireRequest) => WireRequest | undefined;

/** A mutation and a short description of it. */
export type NamedMutation = readonly [name: string, mutate: Mutation];

/** Changes the body, if it has one. */
export function inBody(change: (body: unknown) => unknown): Mutation {
	return (request) => {
		const body = request.body === undefined ? undefined : change(structuredClone(request.body));
		return body === undefined ? undefined : { ...request, body };
	};
}

/** Changes the list with this name in the body; without a name, the body is the list. */
export function inList(
	name: string | undefined,
	change: (list: IDataObject[]) => unknown,
): Mutation {
	return inBody((body) => {
		if (name === undefined) return Array.isArray(body) ? change(objectsIn(body)) : undefined;
		const list = isObject(body) ? body[name] : undefined;
		if (!isObject(body) || !Array.isArray(list)) return undefined;
		return { ...body, [name]: change(objectsIn(list)) };
	});
}

/** Changes every row of a list; undefined if nothing can be changed. */
export function inRows(
	name: string | undefined,
	change: (row: IDataObject) => IDataObject | undefined,
): Mutation {
	return (request) => {
		const changed: IDataObject[] = [];
		const mutant = inList(name, (list) =>
			list.map((row) => {
				const other = change(row);
				if (other !== undefined) changed.push(other);
				return other ?? row;
			}),
		)(request);
		return changed.length > 0 ? mutant : undefined;
	};
}

/** Sets another value in one column of every row that has it. */
export function inColumn(
	name: string | undefined,
	column: string,
	change: (value: unknown) => unknown,
): Mutation {
	return inRows(name, (row) =>
		row[column] === undefined || row[column] === null
			? undefined
			: { ...row, [column]: change(row[column]) as IDataObject[string] },
	);
}

/** Fills a list up to a length with copies of its first row. */
export function fill(length: number): (list: IDataObject[]) => unknown {
	return (list) => Array.from({ length }, (_, at) => list[at] ?? list[0]);
}

/** Changes one value of the query. */
export function inQuery(name: string, change: (value: string) => string): Mutation {
	return (request) =>
		request.query.some(([known]) => known === name)
			? {
					...request,
					query: request.query.map(([known, value]) =>
						known === name ? [known, change(value)] : [known, value],
					),
				}
			: undefined;
}

/** Changes every patch in a body by ID. */
export function inPatches(change: (patch: object) => object): Mutation {
	return inBody((body) =>
		isObject(body) && Object.keys(body).every((key) => /^[\da-f-]{36}$/.test(key))
			? Object.fromEntries(
					Object.entries(body).map(([id, patch]) => [id, change(isObject(patch) ? patch : {})]),
				)
			: undefined,
	);
}

/** A row without a column. */
export function without(name: string): (row: IDataObject) => IDataObject | undefined {
	return ({ [name]: gone, ...rest }) => (gone === undefined ? undefined : rest);
}

/** A row with a column under another name. */
export function renamed(
	name: string,
	other: string,
): (row: IDataObject) => IDataObject | undefined {
	return ({ [name]: value, ...rest }) =>
		value === undefined ? undefined : { ...rest, [other]: value };
}

function withHeader(name: string, value: string | undefined): Mutation {
	return (request) => ({ ...request, headers: { ...request.headers, [name]: value } });
}

/** Mistakes in requests to any API. */
export const ANYWHERE: readonly NamedMutation[] = [
	['another method', (request) => ({ ...request, method: 'DELETE' })],
	['another path', ({ path, ...request }) => ({ ...request, path: `${path}s` })],
	['a doubled version in the path', (request) => ({ ...request, path: `/v1${request.path}` })],
	['no key', withHeader('x-api-key', undefined)],
	[
		'a name in the query that no document has',
		(request) => ({ ...request, query: [...request.query, ['page', '1']] }),
	],
	[
		'no body',
		({ body, ...request }) => (body === undefined ? undefined : { ...request, body: undefined }),
	],
	[
		'a body where none belongs',
		(request) => (request.body === undefined ? { ...request, body: {} } : undefined),
	],
	[
		'a body that does not say that it is JSON',
		(request) =>
			request.body === undefined ? undefined : withHeader('content-type', 'text/plain')(request),
	],
	['the body as text', inBody((body) => JSON.stringify(body))],
];
