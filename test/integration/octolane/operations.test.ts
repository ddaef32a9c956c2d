import type { IDataObject } from 'n8n-workflow';
import type { SandboxOptions } from '#sandbox/server';
import { jsonOf } from '#tools/n8n/engine';
import { startOctolane } from '../support/octolane';
import { numberedAccounts, readOctolane } from '../support/readOctolane';

describe('Get Many', () => {
	it('returns no more rows than the limit, with one request', async () => {
		const { bench, domains } = await readOctolane({ operation: 'getMany', limit: 2 });
		expect(domains).toEqual(['n0.com', 'n1.com']);
		expect(bench.sandbox.requests).toMatchObject([{ path: '/v1/accounts?limit=2' }]);
	});

	it('uses the same limit on all pages, because a cursor is valid for that limit only', async () => {
		const { bench, domains } = await readOctolane(
			{ operation: 'getMany', limit: 700 },
			{ accounts: numberedAccounts(1200) },
		);
		expect(new Set(domains).size).toBe(700);
		expect(bench.sandbox.requests.map(({ status }) => status)).toEqual([200, 200]);
	});

	it('finds accounts by text', async () => {
		const { domains } = await readOctolane({ operation: 'getMany', text: 'n3' });
		expect(domains).toEqual(['n3.com']);
	});
});

describe('Update', () => {
	const update = async (
		change: (ids: readonly string[]) => IDataObject[],
		octolane: SandboxOptions['octolane'] = {},
	) => {
		const bench = await startOctolane({ accounts: numberedAccounts(60), ...octolane });
		const ids = bench.sandbox.octolane.all('accounts').map(({ id }) => id);
		const run = await bench.run(change(ids), {
			onError: 'continueRegularOutput',
			parameters: { operation: 'update' },
		});
		return { bench, answers: jsonOf(run, 'Octolane'), ids };
	};

	it.each(['null', 'records', 'keyed', 'counts'] as const)(
		'updates 50 accounts per request: %s',
		async (shape) => {
			const { bench, answers } = await update(
				(ids) => ids.map((id) => ({ id, industry: 'Software' })),
				{ shape },
			);
			expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['updated']));
			expect(bench.sandbox.requests).toHaveLength(2);
			expect(bench.sandbox.octolane.find('accounts', 'n59.com')?.properties).toMatchObject({
				industry: 'Software',
				name: 'Company 59',
			});
		},
	);

	it('does not mistake a total for the number of updates', async () => {
		const { answers } = await update((ids) => ids.map((id) => ({ id, industry: 'Software' })), {
			shape: 'total',
		});
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['unknown']));
	});

	it('updates the others if one account does not exist', async () => {
		const stranger = '00000000-0000-4000-8000-000000000000';
		const { answers } = await update((ids) => [
			{ id: ids[0], industry: 'A' },
			{ id: stranger, industry: 'B' },
			{ id: ids[1], industry: 'C' },
		]);
		expect(answers).toMatchObject([
			{ status: 'updated' },
			{ status: 'failed', reason: `Records not found: ${stranger}` },
			{ status: 'updated' },
		]);
	});

	it.each(['null', 'records', 'keyed'] as const)(
		'accepts an ID in upper case and recognises both spellings as the same: %s',
		async (shape) => {
			const { answers, bench, ids } = await update(
				([id = '']) => [
					{ id: id.toUpperCase(), industry: 'A' },
					{ id, industry: 'B' },
					{ id: id.toUpperCase(), industry: 'C' },
				],
				{ shape },
			);
			expect(answers).toMatchObject([
				{ status: 'duplicate', duplicateOf: 2 },
				{ status: 'duplicate', duplicateOf: 2 },
				{ status: 'updated', id: ids[0] },
			]);
			expect(bench.sandbox.octolane.all('accounts')[0]?.properties).toMatchObject({
				industry: 'C',
			});
		},
	);

	it('refuses a row that changes nothing', async () => {
		const { answers, bench } = await update((ids) => [{ id: ids[0], name: '' }]);
		expect(answers).toMatchObject([
			{ status: 'invalid', reason: 'There is nothing to change in this account' },
		]);
		expect(bench.sandbox.requests).toEqual([]);
	});
});

describe('Contact: Create', () => {
	it('sends 100 contacts per request, each e-mail address once', async () => {
		const bench = await startOctolane({ shape: 'verdicts' });
		const items = Array.from({ length: 150 }, (_, at) => ({
			email: `p${at}@acme.com`,
			first_name: 'P',
		}));
		const run = await bench.run([...items, { email: 'P0@ACME.com' }, { email: 'nobody' }], {
			onError: 'continueRegularOutput',
			parameters: { resource: 'contact' },
		});
		const answers = jsonOf(run, 'Octolane');
		expect(bench.sandbox.requests.map(({ rows }) => rows)).toEqual([100, 50]);
		expect(bench.sandbox.octolane.all('contacts')).toHaveLength(150);
		expect(answers[0]).toMatchObject({ status: 'duplicate', duplicateOf: 150 });
		expect(answers[1]).toMatchObject({ status: 'created', email: 'p1@acme.com' });
		expect(answers[151]).toMatchObject({ status: 'invalid' });
	});
});
