import recotapPackage from '#package.json';
import { RECOTAP } from '#nodes/Recotap/api/service';
import octolanePackage from '#packages/octolane/package.json';
import { OCTOLANE } from '#packages/octolane/nodes/Octolane/api/service';
import type { Sandbox, WorldOptions } from '#sandbox/server';
import type { Service } from '@n8n-nodes-recotap/kit/n8n/http/service';
import type { Method } from './traffic';

/** An operation of an example workflow. */
export interface Step {
	/** Name of its node. */
	readonly node: string;
	readonly method: Method;
	/** What a row needs, besides a domain, to be sent. */
	readonly required: 'Company' | 'CRM ID' | 'nothing';
	/** Where its outcomes go. */
	readonly output: string;
}

/** A node that can be demonstrated. Paths begin at the root of the repository. */
export interface Demo {
	readonly service: Service;
	readonly folder: string;
	readonly package: { readonly name: string; readonly version: string };
	readonly steps: readonly Step[];
	/** Under which name its output has the ID of an account. */
	readonly idName: 'rtp_aid' | 'id';
	/** Beginning of the environment variables for the real API. */
	readonly variables: string;
	/** A sandbox that has those accounts already. */
	readonly worldOf: (known: readonly { domain: string; name: string }[]) => WorldOptions;
	readonly baseUrlOf: (sandbox: Sandbox) => string;
}

const create = { node: 'Create accounts', method: 'POST' } as const;
const map = { node: 'Map external IDs', method: 'PATCH', required: 'CRM ID' } as const;

export const RECOTAP_DEMO: Demo = {
	service: RECOTAP,
	folder: '.',
	package: recotapPackage,
	steps: [
		{ ...create, required: 'Company', output: 'out/accounts.csv' },
		{ ...map, output: 'out/external-ids.csv' },
	],
	idName: 'rtp_aid',
	variables: 'RECOTAP',
	worldOf: (accounts) => ({ accounts }),
	baseUrlOf: ({ url }) => url,
};

export const OCTOLANE_DEMO: Demo = {
	service: OCTOLANE,
	folder: 'packages/octolane',
	package: octolanePackage,
	steps: [{ ...create, required: 'nothing', output: 'out/octolane-accounts.csv' }],
	idName: 'id',
	variables: 'OCTOLANE',
	worldOf: (known) => ({
		octolane: {
			shape: 'verdicts',
			accounts: known.map(({ domain, name }) => ({ key: domain, properties: { name } })),
		},
	}),
	baseUrlOf: ({ octolaneUrl }) => octolaneUrl,
};
