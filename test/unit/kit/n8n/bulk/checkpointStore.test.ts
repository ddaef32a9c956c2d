import type { IDataObject } from 'n8n-workflow';
import { RECOTAP } from '#nodes/Recotap/api/service';
import { openCheckpointStore } from '@n8n-nodes-recotap/kit/n8n/bulk/checkpointStore';
import { fakeContext } from '#test/property/support/fakeContext';

async function hasGaps(storage: IDataObject): Promise<boolean> {
	const { context } = fakeContext({
		items: [],
		parameters: {},
		node: {},
		credential: { apiKey: 'key', baseUrl: RECOTAP.defaultBaseUrl },
		storage,
	});
	const { earlier } = await openCheckpointStore(context, RECOTAP);
	return earlier.checkpoint.hasGaps;
}

it('does not treat rows as new if a try of the previous version may have sent them', async () => {
	const pushed = { runIndex: 0, batches: {}, hasGaps: false };
	expect(await hasGaps({ pushed })).toBe(true);
	expect(await hasGaps({ pushed: { ...pushed, runIndex: 1 } })).toBe(false);
	expect(await hasGaps({})).toBe(false);
});

it('removes the data of the previous version at the end of a run', async () => {
	const storage: IDataObject = { pushed: { runIndex: 0, batches: {}, hasGaps: false } };
	const options = { items: [], parameters: {}, node: {}, storage };
	const credential = { apiKey: 'key', baseUrl: RECOTAP.defaultBaseUrl };
	const { context } = fakeContext({ ...options, credential });
	(await openCheckpointStore(context, RECOTAP)).clear();
	expect(storage).toEqual({});
});
