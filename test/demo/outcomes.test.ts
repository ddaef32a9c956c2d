import { parseOutcomes } from '#tools/demo/outcomes';

const item = (domain: string, pairedItem: unknown) =>
	({ json: { status: 'created', domain, rtp_aid: null }, pairedItem }) as never;

describe('outcomes of a node', () => {
	it('belong to the rows they are linked to, whatever their order', () => {
		const items = [item('b.com', { item: 1 }), item('a.com', { item: 0 })];
		expect(parseOutcomes(items, [0, 1], 'rtp_aid')).toMatchObject([
			{ row: 1, domain: 'b.com' },
			{ row: 0, domain: 'a.com' },
		]);
	});

	it('are followed through a second node', () => {
		const items = [item('b.com', { item: 0 }), item('a.com', { item: 1 })];
		expect(parseOutcomes(items, [1, 0], 'rtp_aid').map(({ row }) => row)).toEqual([1, 0]);
	});

	it('name the row behind the item that was sent instead', () => {
		const duplicate = { status: 'duplicate', domain: 'a.com', reason: 'same', duplicateOf: 1 };
		const items = [{ json: duplicate, pairedItem: { item: 0 } }, item('a.com', { item: 1 })];
		expect(parseOutcomes(items, [8, 5], 'rtp_aid')).toMatchObject([
			{ row: 8, sentInstead: 5 },
			{ row: 5, sentInstead: undefined },
		]);
	});

	it.each([
		['without a link', [item('a.com', undefined), item('b.com', { item: 1 })]],
		['with a link to nothing', [item('a.com', { item: 7 }), item('b.com', { item: 1 })]],
		['for a row that has one already', [item('a.com', { item: 0 }), item('b.com', { item: 0 })]],
		['less than there are rows', [item('a.com', { item: 0 })]],
		['more than there are rows', [0, 1, 1].map((at) => item('a.com', { item: at }))],
	])('are not believed when there is one %s', (_, items) => {
		expect(() => parseOutcomes(items, [0, 1], 'rtp_aid')).toThrow();
	});
});
