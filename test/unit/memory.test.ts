import type { Memory } from '../../bulk/memory';
import type { Outcome } from '../../bulk/outcome';
import {
	accepted,
	created,
	type FakeApi,
	keys,
	noAnswer,
	pushTo,
	status,
	things,
} from './support/pushTo';

class MapMemory implements Memory {
	readonly batches = new Map<string, readonly Outcome[]>();
	hasGaps = false;
	recall = (content: () => string) => this.batches.get(content());
	remember = (content: () => string, outcomes: readonly Outcome[]) =>
		void this.batches.set(content(), outcomes);
}

/** Creates each key once and refuses it from then on, as an API without upsert does. */
function insertOnly() {
	const stored = new Set<string>();
	const api: FakeApi = (inRequest) =>
		accepted({
			kind: 'perRow',
			results: inRequest.map((key) => {
				if (!stored.has(key)) {
					stored.add(key);
					return { key, status: 'created' as const, facts: {} };
				}
				const reason = 'It already exists';
				return {
					key,
					status: 'failed' as const,
					code: 'alreadyExists',
					reason,
					facts: {},
				};
			}),
		});
	return { api, stored };
}

it('does not send a settled batch again, and answers for it', async () => {
	const memory = new MapMemory();
	const { api } = insertOnly();
	const refusingTheSecond: FakeApi = (inRequest, request) =>
		request.number === 2 ? status(401) : api(inRequest, request);
	const first = await pushTo(refusingTheSecond, things(keys(3)), { batchSize: 1, memory });
	expect(first.statuses).toEqual(['created', 'notSent', 'notSent']);

	const second = await pushTo(api, things(keys(3)), { batchSize: 1, memory });
	expect(second.statuses).toEqual(['created', 'created', 'created']);
	expect(second.sent).toEqual([['k1'], ['k2']]);
});

it('sends only the rest of a batch that was settled in part', async () => {
	const memory = new MapMemory();
	const { api } = insertOnly();
	const poisoned: FakeApi = (inRequest, request) => {
		if (request.number === 1) return status(400, { about: 'rows', faults: [], text: 'odd' });
		return request.number === 2 ? api(inRequest, request) : status(401);
	};
	const first = await pushTo(poisoned, things(keys(4)), { memory });
	expect(first.statuses).toEqual(['created', 'created', 'notSent', 'notSent']);

	const second = await pushTo(created, things(keys(4)), { memory });
	expect(second.sent).toEqual([['k2', 'k3']]);
	expect(second.statuses).toEqual(['created', 'created', 'created', 'created']);
});

it('does not report a write of an earlier try as failed', async () => {
	const memory = new MapMemory();
	const { api, stored } = insertOnly();
	const lossy: FakeApi = async (inRequest, request) => {
		await api(inRequest, request);
		return noAnswer('lost');
	};
	const first = await pushTo(lossy, things(['a']), { memory, maxRetries: 0 });
	expect(first.statuses).toEqual(['unknown']);

	const second = await pushTo(api, things(['a']), { memory });
	expect(stored.has('a')).toBe(true);
	expect(second.outcomes).toMatchObject([{ status: 'unknown', code: 'mayBeOurs' }]);
});

it('believes the API about rows that were certainly not sent before', async () => {
	const memory = new MapMemory();
	await pushTo(() => status(401), things(['a']), { memory });
	const { api, stored } = insertOnly();
	stored.add('a');
	const second = await pushTo(api, things(['a']), { memory });
	expect(second.outcomes).toMatchObject([{ status: 'failed', code: 'alreadyExists' }]);
});

it('doubts what it could not remember', async () => {
	const memory = new MapMemory();
	memory.hasGaps = true;
	const { api, stored } = insertOnly();
	stored.add('a');
	const { outcomes } = await pushTo(api, things(['a']), { memory });
	expect(outcomes).toMatchObject([{ status: 'unknown', code: 'mayBeOurs' }]);
});

it('takes rows with other content for another batch', async () => {
	const memory = new MapMemory();
	await pushTo(created, things(['a'], { list: 'x' }), { memory });
	const { sent } = await pushTo(created, things(['a'], { list: 'y' }), { memory });
	expect(sent).toEqual([['a']]);
});

it('doubts all rows of a batch of which one was lost', async () => {
	const memory = new MapMemory();
	const { api, stored } = insertOnly();
	const splitting: FakeApi = async (inRequest, request) => {
		if (request.number === 1) return status(413);
		if (request.number > 2) return status(401);
		await api(inRequest, request);
		return noAnswer('lost');
	};
	const first = await pushTo(splitting, things(['a', 'b']), { memory, maxRetries: 0 });
	expect(first.statuses).toEqual(['unknown', 'notSent']);

	const second = await pushTo(api, things(['a', 'b']), { memory });
	expect(stored.size).toBe(2);
	expect(second.statuses).toEqual(['unknown', 'created']);
});
