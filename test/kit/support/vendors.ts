import type { IDataObject } from 'n8n-workflow';
import { OPERATIONS as RECOTAP } from '#nodes/Recotap/actions/operations';
import { OPERATIONS as OCTOLANE } from '#packages/octolane/nodes/Octolane/actions/operations';
import { type Sandbox, startSandbox } from '#sandbox/server';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation/operation';
import type { ApiRequest, ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { upsertPeople } from '../exampleVendor/people.operation';
import { PeopleService } from '../exampleVendor/standIn';

/** A row of any vendor: which record it is about, and a value that no other row has. */
export interface VendorRow {
	readonly record: number;
	readonly value: string;
}

/** A service that is running, and what it has stored. */
export interface RunningService {
	/** Base URL, or how requests reach a service in memory. */
	readonly reach:
		| { readonly baseUrl: string; readonly apiKey: string }
		| ((request: ApiRequest) => ResponseOrError);
	/** Whether the value of a row was stored at any time. */
	readonly hasStored: (row: VendorRow) => boolean;
	close(): Promise<void>;
}

/** An operation that writes in bulk, and what the suite has to know to tell whether it told the truth. */
export interface Vendor {
	readonly execute: Operation['execute'];
	/** Most rows in a request. */
	readonly limit: number;
	/** The input item for a row. */
	readonly itemOf: (row: VendorRow) => IDataObject;
	/** An item that the node has to refuse. */
	readonly invalid: IDataObject;
	/** Keys of the rows that a request writes; none for one that reads. */
	readonly keysIn: (request: ApiRequest) => readonly unknown[];
	/** Starts the service with every third record in it. */
	readonly start: () => Promise<RunningService>;
}

const KNOWN = Array.from({ length: 30 }, (_, at) => at * 3);
const domainOf = (record: number): string => `company${record}.com`;

/** Vendors that have to pass. */
export const VENDORS = {
	'Recotap, Create': {
		execute: find(RECOTAP, 'create'),
		limit: 100,
		itemOf: ({ record, value }) => ({ domain: domainOf(record), name: value }),
		invalid: { domain: 'n/a', name: 'Nobody' },
		keysIn: keysOf(({ body }) => listIn(body, 'accounts'), 'domain'),
		start: async () =>
			await startWith(
				{ accounts: KNOWN.map((record) => ({ domain: domainOf(record), name: `Old ${record}` })) },
				({ store }, stored) => {
					const create = store.create.bind(store);
					store.create = (account) => {
						stored.add(account.name);
						return create(account);
					};
				},
			),
	},
	'Recotap, Map External IDs': {
		execute: find(RECOTAP, 'mapExternalIds'),
		limit: 100,
		itemOf: ({ record, value }) => ({ domain: domainOf(record), externalId: value }),
		invalid: { domain: 'n/a', externalId: 'x' },
		keysIn: keysOf(({ body }) => listIn(body, 'mappings'), 'domain'),
		start: async () =>
			await startWith(
				{ accounts: KNOWN.map((record) => ({ domain: domainOf(record), name: `Old ${record}` })) },
				({ store }, stored) => {
					const update = store.update.bind(store);
					store.update = (account, fields) => {
						stored.add(fields.externalId);
						update(account, fields);
					};
				},
			),
	},
	'Octolane, Create': {
		execute: find(OCTOLANE, 'create'),
		limit: 100,
		itemOf: ({ record, value }) => ({ domain: domainOf(record), name: value }),
		invalid: { domain: 'n/a' },
		keysIn: keysOf(({ body }) => body, 'domain'),
		start: async () =>
			await startWith(
				{ octolane: { shape: 'verdicts' } },
				({ octolane }, stored) => {
					const resolve = octolane.resolve.bind(octolane);
					octolane.resolve = (type, key, properties) => {
						stored.add(properties['name']);
						return resolve(type, key, properties);
					};
				},
				({ octolaneUrl }) => octolaneUrl,
			),
	},
	'Example CRM, Create or Update': {
		execute: upsertPeople.execute,
		limit: 50,
		itemOf: ({ record, value }) => ({ email: `P${record}@example.com`, name: value }),
		invalid: { email: 'nobody', name: 'Nobody' },
		keysIn: keysOf(({ body }) => listIn(body, 'people'), 'email'),
		start: async () => await Promise.resolve(startPeople()),
	},
} as const satisfies Readonly<Record<string, Vendor>>;

/** The made-up service in memory. */
export function startPeople(): RunningService {
	const stored = new Set<string>();
	const service = new PeopleService(({ name }) => stored.add(name));
	return {
		reach: (request) => service.handle(request),
		hasStored: ({ value }) => stored.has(value),
		close: async () => await Promise.resolve(),
	};
}

async function startWith(
	world: Parameters<typeof startSandbox>[0],
	watch: (sandbox: Sandbox, stored: Set<unknown>) => void,
	baseUrlOf: (sandbox: Sandbox) => string = ({ url }) => url,
): Promise<RunningService> {
	const sandbox = await startSandbox(world);
	const stored = new Set<unknown>();
	watch(sandbox, stored);
	return {
		reach: { baseUrl: baseUrlOf(sandbox), apiKey: sandbox.apiKey },
		hasStored: ({ value }) => stored.has(value),
		close: async () => await sandbox.close(),
	};
}

function keysOf(rowsOf: (request: ApiRequest) => unknown, key: string): Vendor['keysIn'] {
	return (request) => {
		const rows = rowsOf(request);
		return Array.isArray(rows) ? rows.map((row: unknown) => (isRecord(row) ? row[key] : row)) : [];
	};
}

function listIn(body: unknown, name: string): unknown {
	return isRecord(body) ? body[name] : undefined;
}

function find(operations: readonly Operation[], name: string): Operation['execute'] {
	const found = operations.find(({ option }) => option.value === name);
	if (found === undefined) throw new Error(`No operation ${name}`);
	return found.execute;
}
