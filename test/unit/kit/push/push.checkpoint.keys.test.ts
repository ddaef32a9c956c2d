import { forAnotherPlace } from '@n8n-nodes-recotap/kit/push/checkpoint';
import { created, keys, noAnswer, status, things } from '../../support/pushTo';
import { insertOnly, tries } from '../../support/tries';

describe('rows with the same key', () => {
	const all = { duplicates: 'sendAll', batchSize: 1 } as const;

	it('are matched to earlier rows by their order', async () => {
		const { next } = tries();
		const { api } = insertOnly();
		await next(
			(inRequest, request) => (request.number < 3 ? api(inRequest, request) : status(401)),
			things(['a', 'a', 'a']),
			all,
		);
		const { statuses, sent } = await next(created, things(['a', 'a', 'a']), all);
		expect(statuses).toEqual(['created', 'failed', 'created']);
		expect(sent).toEqual([['a']]);
	});

	it('are not matched if their number has changed', async () => {
		const { next } = tries();
		const { api } = insertOnly();
		await next(api, things(['a', 'a']), all);
		const { statuses } = await next(api, things(['a', 'a', 'a']), all);
		expect(statuses).toEqual(['unknown', 'unknown', 'unknown']);
	});

	it('are recognised when each of them was finished', async () => {
		const { next } = tries();
		const { api } = insertOnly();
		await next(api, things(['a', 'a']), all);
		const { statuses, sent } = await next(created, things(['a', 'a']), all);
		expect(sent).toEqual([]);
		expect(statuses).toEqual(['created', 'failed']);
	});

	it('take their outcome from the row that was sent instead', async () => {
		const { next } = tries();
		await next(created, things(['a', 'a']));
		const { outcomes, sent } = await next(created, things(['a', 'a']));
		expect(sent).toEqual([]);
		expect(outcomes).toMatchObject([
			{ status: 'duplicate', code: 'duplicate', duplicateOf: 1 },
			{ status: 'created' },
		]);
	});
});

describe('a second workspace or address', () => {
	it('receives every row, and none is assumed to exist there', async () => {
		const run = tries();
		await run.next(created, things(keys(3)));
		run.checkpoint = forAnotherPlace(run.checkpoint);
		const { api, stored } = insertOnly();
		const { statuses } = await run.next(api, things(keys(3)));
		expect(statuses).toEqual(['created', 'created', 'created']);
		expect(stored.size).toBe(3);
	});

	it('may be the first one under another name, so existing records may be ours', async () => {
		const run = tries();
		const { api } = insertOnly();
		await run.next(api, things(['a']));
		run.checkpoint = forAnotherPlace(run.checkpoint);
		const { statuses } = await run.next(api, things(['a']));
		expect(statuses).toEqual(['unknown']);
	});

	it('does not make rows suspect that the first one refused', async () => {
		const run = tries();
		const { api } = insertOnly('a');
		await run.next(api, things(['a']));
		run.checkpoint = forAnotherPlace(run.checkpoint);
		const { statuses } = await run.next(api, things(['a']));
		expect(statuses).toEqual(['failed']);
	});

	it('keeps the doubts about rows from the first one', async () => {
		expect(forAnotherPlace({ entries: [], hasGaps: true }).hasGaps).toBe(true);
		const outcome = { status: 'created', attempts: 1, facts: {} } as const;
		const entry = { group: '{}', key: 'a', outcome };
		expect(forAnotherPlace({ entries: [entry], hasGaps: false }).entries).toMatchObject([
			{
				...entry,
				outcome: {
					status: 'unknown',
					reason:
						'An earlier try sent this item with a different credential or to a different address',
				},
			},
		]);
	});
});

it('reports which rows an earlier try may have stored', async () => {
	const { next } = tries();
	await next(
		(inRequest, { number }) => (number === 1 ? noAnswer('lost') : created(inRequest)),
		things(['a', 'b']),
		{ batchSize: 1, maxRetries: 0 },
	);
	const { suspects } = await next(created, things(['a', 'b', 'c']));
	expect([...suspects]).toEqual([0]);
});
