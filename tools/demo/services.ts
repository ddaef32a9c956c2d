import { version as recotapVersion } from '#package.json';
import { RECOTAP } from '#nodes/Recotap/api/service';
import { version as octolaneVersion } from '#packages/octolane/package.json';
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

/** An account that the sandbox has already. */
export interface Known {
	readonly domain: string;
	readonly name: string;
}

/** A node that can be demonstrated. Paths begin at the root of the repository. */
export interface Demo {
	readonly service: Service;
	readonly packageFolder: string;
	readonly packageName: string;
	readonly version: string;
	readonly workflow: string;
	readonly steps: readonly Step[];
	/** Under which name its output has the ID of an account. */
	readonly idName: 'rtp_aid' | 'id';
	/** Beginning of the environment variables for the real API. */
	readonly variables: string;
	readonly worldOf: (known: readonly Known[]) => WorldOptions;
	readonly baseUrlOf: (sandbox: Sandbox) => string;
}

/** All of them, by the word on the command line. */
export const DEMOS = {
	recotap: {
		service: RECOTAP,
		packageFolder: '.',
		packageName: 'n8n-nodes-recotap',
		version: recotapVersion,
		workflow: 'examples/push-accounts.workflow.json',
		steps: [
			{
				node: 'Create accounts',
				method: 'POST',
				required: 'Company',
				output: 'out/accounts.csv',
			},
			{
				node: 'Map external IDs',
				method: 'PATCH',
				required: 'CRM ID',
				output: 'out/external-ids.csv',
			},
		],
		idName: 'rtp_aid',
		variables: 'RECOTAP',
		worldOf: (accounts) => ({ accounts }),
		baseUrlOf: ({ url }) => url,
	},
	octolane: {
		service: OCTOLANE,
		packageFolder: 'packages/octolane',
		packageName: 'n8n-nodes-octolane',
		version: octolaneVersion,
		workflow: 'packages/octolane/examples/push-accounts.workflow.json',
		steps: [
			{
				node: 'Create accounts',
				method: 'POST',
				required: 'nothing',
				output: 'out/octolane-accounts.csv',
			},
		],
		idName: 'id',
		variables: 'OCTOLANE',
		worldOf: (known) => ({
			octolane: {
				shape: 'verdicts',
				accounts: known.map(({ domain, name }) => ({ key: domain, properties: { name } })),
			},
		}),
		baseUrlOf: ({ octolaneUrl }) => octolaneUrl,
	},
} as const satisfies Readonly<Record<string, Demo>>;

/** What the user can choose. */
export type DemoName = keyof typeof DEMOS;
