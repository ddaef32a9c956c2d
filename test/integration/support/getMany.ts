import type { INodeParameters } from 'n8n-workflow';
import type { NewAccount } from '#sandbox/recotap/workspace';
import { type EngineRun, jsonOf } from '#tools/n8n/engine';
import type { Bench, NodeSettings } from './recotap';

/** n0.com, n1.com, ... */
export const accounts = (count: number): NewAccount[] =>
	Array.from({ length: count }, (_, at) => ({ domain: `n${at}.com`, name: `Company ${at}` }));

/** Runs Get Many for accounts by default, for one empty item unless set. */
export async function getMany(
	bench: Bench,
	parameters: INodeParameters = {},
	{ items = [{}], ...settings }: NodeSettings & { items?: INodeParameters[] } = {},
): Promise<EngineRun> {
	return await bench.run(items, {
		...settings,
		parameters: { operation: 'getMany', ...parameters },
	});
}

export const domainsOf = (run: EngineRun) => jsonOf(run, 'Recotap').map(({ domain }) => domain);

/** `limit` of every request so far. */
export const limitsOf = ({ sandbox }: Bench): number[] =>
	sandbox.requests.map(({ path }) => Number(new URLSearchParams(path.split('?')[1]).get('limit')));
