import { Run } from '@n8n-nodes-recotap/kit/request/run';
import type { ApiRequest, ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import { fetchUpdates } from '#nodes/Recotap/trigger/fetchUpdates';
import { loadState, type State } from '#nodes/Recotap/trigger/state';
import { VirtualTime } from '../../support/virtualTime';

const QUESTION = { key: 'updates', watch: undefined };
const SINCE = '2031-04-30T10:00:00.000Z';
/** The last poll has read the first of two pages. */
const UNFINISHED: State = {
	question: QUESTION.key,
	since: SINCE,
	recent: '',
	marks: {},
	walk: { cursor: 'kept', from: SINCE, startedAt: '2031-04-30T11:00:00.000Z', recent: '' },
};

/** The next poll, with this response of Recotap to its first page as long as the cursor is the stored one. */
async function pollOn(status: number, customMessage: string, state = UNFINISHED) {
	const time = new VirtualTime();
	const requests: ApiRequest[] = [];
	const run = new Run(
		{
			send: async (request): Promise<ResponseOrError> => {
				requests.push(request);
				await time.after(100);
				if (request.query?.['cursor'] === 'kept') {
					return { kind: 'response', status, headers: {}, body: { customMessage } };
				}
				const data = {
					data: [{ rtp_aid: 'a' }],
					nextCursor: null,
					hasNextPage: false,
					syncTimestamp: '2031-04-30T12:00:00.000Z',
				};
				return { kind: 'response', status: 200, headers: {}, body: { data } };
			},
			sleep: time.sleep,
			now: time.now,
			random: () => 0.5,
			cancelled: () => false,
		},
		{ maxRetries: 1, maxWaitMs: 60_000 },
	);
	const result = await time
		.run(fetchUpdates(QUESTION, state, run, false))
		.catch((error: unknown) => error);
	return { result, asked: requests.map(({ query }) => query) };
}

it.each([
	[400, 'Invalid cursor'],
	[404, 'Cursor not found'],
	[410, ''],
	[422, 'cursor must be a mongodb id'],
])('restarts the walk if Recotap returns %d %s', async (status, text) => {
	const { result, asked } = await pollOn(status, text);
	expect(result).toMatchObject({ events: [{ account: { rtp_aid: 'a' } }] });
	expect(result).toHaveProperty('state.since', '2031-04-30T10:59:00.000Z');
	expect(result).not.toHaveProperty('state.walk');
	expect(asked).toEqual([
		{ limit: 100, cursor: 'kept', lastSync: SINCE },
		{ limit: 100, lastSync: SINCE },
	]);
});

it.each([
	[400, 'lastSync must be a valid ISO 8601 date string'],
	[402, 'The quota is used up'],
	[403, 'This key may not use a cursor'],
	[404, 'Cannot GET /accounts'],
	[409, 'Try again'],
	[413, 'Too large'],
	[429, 'Too many requests for one cursor'],
	[451, 'Unavailable'],
	[503, 'The cursor cannot be looked up'],
	[507, 'Insufficient storage'],
])('keeps its position if Recotap returns %d %s', async (status, text) => {
	const { result, asked } = await pollOn(status, text);
	expect(result).toMatchObject({ stop: { reason: expect.stringContaining(text) } });
	expect(asked.filter((query) => query?.['cursor'] !== 'kept')).toEqual([]);
});

it('continues a walk of the previous version, which did not store its start', async () => {
	const walk = { cursor: 'old', startedAt: '2031-04-30T11:00:00.000Z', recent: '' };
	const storage = { trigger: { ...UNFINISHED, walk } };
	const { asked } = await pollOn(400, '', loadState(storage, QUESTION.key));
	expect(asked).toEqual([{ limit: 100, cursor: 'old', lastSync: SINCE }]);
});
