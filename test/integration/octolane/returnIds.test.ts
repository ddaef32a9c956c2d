import type { IDataObject } from 'n8n-workflow';
import { EVASION_NAMES } from '#sandbox/octolane/evasions';
import { jsonOf } from '#tools/n8n/engine';
import { startOctolane } from '../support/octolane';

const OPTIONS = { parameters: { options: { returnIds: true } } };
const rows = (...domains: readonly string[]): IDataObject[] =>
	domains.map((domain) => ({ domain }));

it('adds the ID of each account and distinguishes new accounts from existing ones', async () => {
	const bench = await startOctolane({ accounts: [{ key: 'old.com' }] });
	const run = await bench.run(rows('new.com', 'https://www.old.com'), OPTIONS);
	const idOf = (key: string) => bench.sandbox.octolane.find('accounts', key)?.id;
	expect(jsonOf(run, 'Octolane')).toEqual([
		{ status: 'created', domain: 'new.com', id: idOf('new.com'), existing: null },
		{ status: 'resolved', domain: 'old.com', id: idOf('old.com'), existing: true },
	]);
});

it('does not call an account new if its first request was lost', async () => {
	const bench = await startOctolane(
		{},
		{ faults: { script: ({ attempt }) => (attempt === 1 ? 'reset-after-storing' : undefined) } },
	);
	const run = await bench.run(rows('new.com'), OPTIONS);
	expect(jsonOf(run, 'Octolane')).toEqual([
		{ status: 'resolved', domain: 'new.com', id: expect.any(String), attempts: 2 },
	]);
});

it("does not call an account new if Octolane's times have no zone", async () => {
	const bench = await startOctolane({ accounts: [{ key: 'old.com' }], hoursAhead: 48 });
	const run = await bench.run(rows('old.com'), OPTIONS);
	expect(jsonOf(run, 'Octolane')).toEqual([
		{ status: 'resolved', domain: 'old.com', id: expect.any(String) },
	]);
});

it('reports no row as created if another row of the run may have created the account', async () => {
	const bench = await startOctolane();
	const run = await bench.run(rows('new.com', 'new.com'), {
		parameters: { options: { returnIds: true, duplicates: 'sendAll' } },
	});
	expect(jsonOf(run, 'Octolane').map(({ status }) => status)).toEqual(['resolved', 'resolved']);
});

it('settles rows whose response contains no result', async () => {
	const bench = await startOctolane({ shape: 'odd' });
	const run = await bench.run(rows('new.com'), OPTIONS);
	expect(jsonOf(run, 'Octolane')).toMatchObject([{ status: 'created', id: expect.any(String) }]);
});

it.each(EVASION_NAMES)(
	'does not settle a row with an account that existed before: %s',
	async (evasion) => {
		const bench = await startOctolane({ accounts: [{ key: 'old.com' }], evasion });
		const run = await bench.run(rows('old.com'), { ...OPTIONS, onError: 'continueRegularOutput' });
		const id = bench.sandbox.octolane.find('accounts', 'old.com')?.id;
		expect(jsonOf(run, 'Octolane')).toMatchObject([{ status: 'unknown', id }]);
	},
);

it('looks up 100 domains at a time, and only rows that may exist', async () => {
	const bench = await startOctolane();
	const domains = Array.from({ length: 130 }, (_, at) => `n${at}.com`);
	await bench.run(rows(...domains, 'n/a'), { ...OPTIONS, onError: 'continueRegularOutput' });
	const paths = bench.sandbox.requests.map(({ path }) => path);
	expect(paths.filter((path) => path === '/v1/accounts/search')).toHaveLength(2);
	expect(paths.filter((path) => path === '/v1/accounts/bulk')).toHaveLength(2);
});

it('keeps the outcomes and adds a hint if the search fails', async () => {
	const bench = await startOctolane(
		{},
		{ faults: { script: ({ path }) => (path.endsWith('/search') ? 'status-403' : undefined) } },
	);
	const run = await bench.run(rows('new.com'), OPTIONS);
	expect(jsonOf(run, 'Octolane')).toEqual([{ status: 'resolved', domain: 'new.com' }]);
	expect(run.data.resultData.runData['Octolane']?.[0]?.hints).toEqual([
		expect.objectContaining({
			message: expect.stringMatching(/^Not all IDs could be looked up\. HTTP 403/),
		}),
	]);
});
