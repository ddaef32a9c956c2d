import type { INodeParameters } from 'n8n-workflow';
import type { SandboxOptions } from '#sandbox/server';
import type { Recalculation } from '#sandbox/recotap/workspace';
import { openPoller, type Poller } from '#tools/n8n/openPoller';
import { accounts } from './getMany';
import { type Bench, recotapTriggerNode, startBench } from './recotap';

/** A trigger in an active workflow, and a Recotap with a manual clock. */
export interface TriggerBench extends Bench {
	readonly poller: Poller;
	/** The items of one poll. */
	poll(): Promise<readonly Record<string, unknown>[]>;
	/** The domains of one poll's items. */
	pollDomains(): Promise<readonly unknown[]>;
	/** Advances the clock by a minute, then recalculates this account. */
	recalculate(domain: string, change?: Recalculation): void;
	/** Recalculates this account now. */
	update(domain: string, change?: Recalculation): void;
	/** Advances the server's clock, ms. */
	pass(ms: number): void;
	/** The server's clock, ms since the epoch. */
	now(): number;
}

/** The server's time at the start of a test: different from ours, so that confusing the two is noticed. */
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
