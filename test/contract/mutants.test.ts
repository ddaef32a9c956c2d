import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { type Api, OCTOLANE, openLine, RECOTAP } from './support/apis';
import { ANYWHERE, type NamedMutation } from './support/mutations';
import { OCTOLANE_MUTATIONS } from './support/octolaneMutations';
import { octolaneWrites } from './support/octolaneWrites';
import { RECOTAP_MUTATIONS } from './support/recotapMutations';
import { RECOTAP_WRITES } from './support/recotapWrites';
import type { WireRequest } from './support/recorder';
import { sheets } from './support/rows';
import type { Write } from './support/writes';

const READS: Readonly<Record<string, readonly INodeParameters[]>> = {
	Recotap: [
		{
			operation: 'getMany',
			returnAll: true,
			filters: { domains: 'a.com, b.com', updatedAfter: '2026-01-01T00:00:00Z' },
		},
		{ operation: 'getManyWithoutExternalId', returnAll: true },
		{ resource: 'segment', operation: 'getMany', limit: 3 },
	],
	Octolane: [
		{ operation: 'getMany', limit: 5, text: 'c' },
		{
			operation: 'search',
			sortBy: 'name',
			sortDirection: 'asc',
			filters: { conditions: [{ field: 'founded', operator: 'gt', value: '1990' }] },
		},
	],
};

/** Requests of every kind, as the node sends them. */
async function capture(api: Api, writes: readonly Write[]): Promise<readonly WireRequest[]> {
	const requests: WireRequest[] = [];
	for (const { plan, size, parameters, world } of writes) {
		const line = await openLine(api, world);
		const rows = fc.sample(sheets(plan, size), { numRuns: 1, seed: 1 }).flat();
		const taken = await line.run(
			rows.map(({ typed }) => typed),
			parameters,
		);
		requests.push(...taken.requests);
	}
	const line = await openLine(api);
	for (const parameters of READS[api.node] ?? []) {
		requests.push(...(await line.run([{}], parameters)).requests);
	}
	return requests;
}

describe.each<[string, Api, readonly Write[], readonly NamedMutation[]]>([
	['Recotap', RECOTAP, RECOTAP_WRITES, RECOTAP_MUTATIONS],
	['Octolane', OCTOLANE, [...octolaneWrites(false), ...octolaneWrites(true)], OCTOLANE_MUTATIONS],
])('%s', (_, api, writes, mutations) => {
	let requests: readonly WireRequest[];
	// The servers of a line live as long as the test.
	it('sends requests of every kind', async () => {
		requests = await capture(api, writes);
		expect(requests.flatMap((request) => api.contract.objections(request))).toEqual([]);
		const kinds = new Set(requests.map(({ method, path }) => `${method} ${path}`));
		expect(kinds.size).toBeGreaterThanOrEqual(5);
	}, 60_000);

	it.each([...ANYWHERE, ...mutations])('would be caught with %s', (_name, mutate) => {
		const mutants = requests.flatMap((request) => mutate(request) ?? []);
		expect(mutants.length).toBeGreaterThanOrEqual(1);
		expect(mutants.filter((mutant) => api.contract.objections(mutant).length === 0)).toEqual([]);
	});
});
