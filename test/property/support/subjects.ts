import { normaliseKnownDomain } from '@n8n-nodes-recotap/kit/values/normaliseDomain';
import { OPERATIONS as RECOTAP } from '#nodes/Recotap/actions/operations';
import { OPERATIONS as OCTOLANE } from '#packages/octolane/nodes/Octolane/actions/operations';
import { cleanDomain } from '#sandbox/recotap/cleanDomain';
import type { Sandbox, WorldOptions } from '#sandbox/server';
import type { Operation } from '@n8n-nodes-recotap/kit/n8n/operation/operation';
import type { Scenario, ScenarioRow, SubjectName } from './scenario';

/** A write operation, and what tests need in order to check its outcomes. */
export interface Subject {
	readonly execute: Operation['execute'];
	readonly baseUrlOf: (sandbox: Sandbox) => string;
	/** The initial state of the API, and the format of its responses. */
	readonly worldOf: (scenario: Scenario) => WorldOptions;
	/** The value in the store that identifies the payload of a row. */
	readonly valueOf: (row: ScenarioRow) => string;
	/** Calls back with the domain and the value of every payload that is accepted from now on. */
	readonly watch: (sandbox: Sandbox, taken: (domain: string, value: unknown) => void) => void;
	/** The content of the API. */
	readonly stateOf: (sandbox: Sandbox) => readonly { readonly domain: string }[];
}

const recotap = {
	baseUrlOf: ({ url }: Sandbox) => url,
	worldOf: ({ existing, reply }: Scenario) => ({
		reply,
		accounts: existing.map((domain) => ({ domain, name: `Existing ${domain}` })),
	}),
	stateOf: ({ store }: Sandbox) =>
		store.accountsInOrder.map(({ domain, name, externalId }) => ({ domain, name, externalId })),
};

/** All operations that are tested with faults. */
export const SUBJECTS: Readonly<Record<SubjectName, Subject>> = {
	recotapCreate: {
		...recotap,
		execute: find(RECOTAP, 'create'),
		valueOf: ({ name }) => name,
		watch: ({ store }, taken) => {
			watchUpdates(store, ({ domain }, { name }) => taken(domain, name));
			const create = store.create.bind(store);
			store.create = (account) => {
				taken(store.clean(account.domain), account.name);
				return create(account);
			};
		},
	},
	recotapMapExternalIds: {
		...recotap,
		execute: find(RECOTAP, 'mapExternalIds'),
		valueOf: ({ externalId }) => externalId,
		watch: ({ store }, taken) =>
			watchUpdates(store, ({ domain }, { externalId }) => taken(domain, externalId)),
	},
	octolaneCreate: {
		execute: find(OCTOLANE, 'create'),
		baseUrlOf: ({ octolaneUrl }) => octolaneUrl,
		worldOf: ({ existing, shape, refused }) => ({
			octolane: {
				shape,
				accounts: existing.map((key) => ({ key })),
				reject: (key) => (refused.includes(key) ? 'is blocked' : undefined),
			},
		}),
		valueOf: ({ name }) => name,
		watch: ({ octolane }, taken) => {
			const resolve = octolane.resolve.bind(octolane);
			octolane.resolve = (type, key, properties) => {
				taken(key, properties['name']);
				return resolve(type, key, properties);
			};
		},
		stateOf: ({ octolane }) =>
			octolane.all('accounts').map(({ key, properties }) => ({ domain: key, properties })),
	},
};

/** Identifies one payload among those that were accepted. */
export function payloadOf({ subject, reply }: Scenario, row: ScenarioRow): string {
	const cleaned = normaliseKnownDomain(row.domain);
	const isStrict = subject !== 'octolaneCreate' && reply.cleaning === 'strict';
	const domain = cleaned.ok ? cleanDomain(cleaned.domain, isStrict ? 'strict' : 'documented') : '';
	return `${domain} ${SUBJECTS[subject].valueOf(row)}`;
}

type Store = Sandbox['store'];

function watchUpdates(
	store: Store,
	updated: (...given: Parameters<Store['update']>) => void,
): void {
	const update = store.update.bind(store);
	store.update = (account, fields) => {
		updated(account, fields);
		update(account, fields);
	};
}

function find(operations: readonly Operation[], name: string): Operation['execute'] {
	const found = operations.find(({ option }) => option.value === name);
	if (found === undefined) throw new Error(`No operation ${name}`);
	return found.execute;
}
