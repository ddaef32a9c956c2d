import type { INodeParameters } from 'n8n-workflow';
import type { SandboxOptions } from '#sandbox/server';
import type { Recalculation } from '#sandbox/recotap/workspace';
import { openPoller, type Poller } from '#tools/n8n/openPoller';
import { accounts } from './getMany';
import { type Bench, recotapTriggerNode, startBench } from './recotap';

/** A trigger in an active workflow, and a Recotap whose clock stands still until told otherwise. */
export interface TriggerBench extends Bench {
	readonly poller: Poller;
	/** One poll: what it handed over. */
	poll(): Promise<readonly Record<string, unknown>[]>;
	/** Domains of what one poll handed over. */
	pollDomains(): Promise<readonly unknown[]>;
	/** A minute passes, then Recotap calculates anew for this account. */
	recalculate(domain: string, change?: Recalculation): void;
	/** Recotap calculates anew for this account, now. */
	update(domain: string, change?: Recalculation): void;
	/** Lets the server's clock go on, ms. */
	pass(ms: number): void;
	/** The server's clock, ms since the epoch. */
	now(): number;
}

/** The server's time when a test begins: not ours, so that a mix-up of the two shows. */
export const SERVER_START = Date.parse('2031-04-30T10:00:00.000Z');

/** Starts with accounts n0.com, n1.com and so on. */
export async function startTrigger(
	parameters: INodeParameters = {},
	{ count = 3, ...options }: SandboxOptions & { count?: number } = {},
): Promise<TriggerBench> {
	let time = SERVER_START;
	const bench = await startBench({ accounts: accounts(count), now: () => time, ...options });
	const poller = openPoller(bench.engine, recotapTriggerNode(parameters));
	const update = (domain: string, change: Recalculation = {}): void => {
		const account = bench.sandbox.store.findByDomain(domain);
		if (account === undefined) throw new Error(`There is no ${domain}`);
		bench.sandbox.store.recalculate(account, change);
	};
	const poll = async () => (await poller.poll()).map(({ json }) => json);
	return {
		...bench,
		poller,
		poll,
		pollDomains: async () => (await poll()).map(({ domain }) => domain),
		recalculate: (domain, change) => {
			time += 60_000;
			update(domain, change);
		},
		update,
		pass: (ms) => {
			time += ms;
		},
		now: () => time,
	};
}
