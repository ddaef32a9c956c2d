import type { ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import { accepted, firstAnswering, noAnswer, pushTo, status, things } from '../../support/pushTo';

const exists = (inRequest: readonly string[]): ResponseOrError =>
	accepted({
		kind: 'perRow',
		results: inRequest.map((key) => ({
			key,
			status: 'failed' as const,
			code: 'alreadyExists',
			reason: 'It already exists',
			facts: { id: `id-${key}` },
		})),
	});

describe('a lost response', () => {
	it.each([
		['a timeout', noAnswer('timedOut')],
		['a reset', noAnswer('lost')],
		['HTTP 502', status(502)],
		['HTTP 504', status(504)],
		['HTTP 500', status(500)],
	])('does not make our own write look failed: %s', async (_, lost) => {
		const { outcomes } = await pushTo(
			(inRequest, { number }) => (number === 1 ? lost : exists(inRequest)),
			things(['a']),
		);
		expect(outcomes).toEqual([
			{
				status: 'unknown',
				code: 'mayBeOurs',
				reason:
					'An earlier attempt got no clear response and may have saved this item. Now the API says: It already exists',
				attempts: 2,
				facts: { id: 'id-a' },
			},
		]);
	});

	it.each([
		['a refused connection', noAnswer('notDelivered')],
		['HTTP 429', status(429)],
	])('is not assumed after %s, because nothing was carried out', async (_, refused) => {
		const { outcomes } = await pushTo(
			(inRequest, { number }) => (number === 1 ? refused : exists(inRequest)),
			things(['a']),
		);
		expect(outcomes).toMatchObject([{ status: 'failed', code: 'alreadyExists', attempts: 2 }]);
	});

	it('makes a second refusal doubtful as well, because it does not undo the write', async () => {
		const { outcomes } = await pushTo(
			(inRequest, { number }) =>
				number === 1
					? status(504)
					: accepted({
							kind: 'perRow',
							results: inRequest.map((key) => ({
								key,
								status: 'failed' as const,
								code: 'odd',
								reason: 'Odd',
								facts: {},
							})),
						}),
			things(['a']),
		);
		expect(outcomes).toMatchObject([{ status: 'unknown', code: 'mayBeOurs' }]);
	});

	it.each([
		['of rows that it names', { about: 'rows', faults: [{ position: 0, text: 'odd' }] }],
		['of rows that it does not name', { about: 'rows', faults: [] }],
		['of the options of the request', { about: 'group' }],
	] as const)(
		'before a refusal that precedes any write means that the first request was refused as well: %s',
		async (_, refusal) => {
			const { outcomes } = await pushTo(
				firstAnswering(status(504), status(400, { ...refusal, text: 'odd', isConclusive: true })),
				things(['a']),
			);
			expect(outcomes).toEqual([
				{ status: 'failed', code: 'refused', reason: 'odd', attempts: 2, facts: {} },
			]);
		},
	);

	it('before such a refusal of another row means that this row was not written either', async () => {
		const { outcomes } = await pushTo(
			(inRequest, { number }) => {
				if (number === 1) return noAnswer('lost');
				const faults = [{ position: 1, text: 'odd' }];
				return number === 2
					? status(400, { about: 'rows', faults, text: 'odd', isConclusive: true })
					: exists(inRequest);
			},
			things(['a', 'b']),
		);
		expect(outcomes).toMatchObject([
			{ status: 'failed', code: 'alreadyExists' },
			{ status: 'failed', reason: 'odd' },
		]);
	});

	it('does not matter if the record turns out not to exist', async () => {
		const faults = [{ position: 0, text: 'No such thing', code: 'notFound' }] as const;
		const { outcomes } = await pushTo(
			firstAnswering(
				status(504),
				status(404, { about: 'rows', faults, text: 'No such thing', isConclusive: true }),
			),
			things(['a']),
		);
		expect(outcomes).toMatchObject([{ status: 'notFound', reason: 'No such thing', attempts: 2 }]);
	});

	it.each([501, 505, 507, 303, 302, 599])(
		'can be an HTTP %i: its rows are unknown, the others not sent',
		async (code) => {
			const { statuses } = await pushTo(() => status(code), things(['a', 'b']), { batchSize: 1 });
			expect(statuses).toEqual(['unknown', 'notSent']);
		},
	);

	it('before a refusal of the whole request leaves its rows unknown', async () => {
		const { outcomes } = await pushTo(
			firstAnswering(status(504), status(400, { about: 'group', text: 'No such list' })),
			things(['a']),
		);
		expect(outcomes).toMatchObject([{ status: 'unknown', code: 'mayBeOurs', attempts: 2 }]);
	});
});
