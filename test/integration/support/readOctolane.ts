import type { INodeParameters } from 'n8n-workflow';
import type { SandboxOptions } from '#sandbox/server';
import { jsonOf } from '#tools/n8n/engine';
import { startOctolane } from './octolane';

/** Accounts n0.com, n1.com ... as Octolane stores them. */
export const numberedAccounts = (count: number) =>
	Array.from({ length: count }, (_, at) => ({
		key: `n${at}.com`,
		properties: { name: `Company ${at}`, founded: 2000 + at },
	}));

/** Runs a read operation for one item. */
export async function readOctolane(
	parameters: INodeParameters,
	octolane: SandboxOptions['octolane'] = { accounts: numberedAccounts(5) },
) {
	const bench = await startOctolane(octolane);
	const run = await bench.run([{}], { parameters });
	return { bench, run, domains: jsonOf(run, 'Octolane').map(({ domain }) => domain) };
}
