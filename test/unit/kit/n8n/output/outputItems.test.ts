import type { ErrorOutput } from '@n8n-nodes-recotap/kit/n8n/output/errorOutput';
import {
	type ItemOutcome,
	outputItems,
	type OutputStyle,
} from '@n8n-nodes-recotap/kit/n8n/output/outputItems';
import { type Outcome, type Status, STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import { RECOTAP } from '#nodes/Recotap/api/service';
import { OUTCOMES } from '#test/unit/support/outcomes';

const PER_ITEM: OutputStyle = {
	output: 'perItem',
	includeInput: false,
	key: { id: 'domain', plural: 'domains' },
	onErrorOutput: undefined,
	link: (item) => item,
	service: RECOTAP,
	tellTime: String,
};
const PER_STATUS: OutputStyle = { ...PER_ITEM, output: 'perStatus' };

/** Wraps an outcome as for the error output. */
const asError: ErrorOutput = (summary, json) => ({ error: { ...summary }, details: json });

function answered(outcome: Outcome, domain: string): ItemOutcome {
	return { outcome, echo: { domain }, input: { website: domain.toUpperCase() } };
}

function failed(reason: string): Outcome {
	return { status: 'failed', code: 'refused', reason, attempts: 1, facts: {} };
}

const ANSWERS = [
	answered(OUTCOMES.created, 'a.com'),
	answered(failed('No'), 'b.com'),
	answered(OUTCOMES.created, 'c.com'),
];

describe('one item for each input item', () => {
	it('keeps the order and links each item to its own input', () => {
		const none = { code: null, reason: null };
		expect(outputItems(ANSWERS, PER_ITEM)).toEqual([
			{ json: { status: 'created', domain: 'a.com', ...none }, pairedItem: { item: 0 } },
			{
				json: { status: 'failed', domain: 'b.com', code: 'refused', reason: 'No' },
				pairedItem: { item: 1 },
			},
			{ json: { status: 'created', domain: 'c.com', ...none }, pairedItem: { item: 2 } },
		]);
	});

	it('gives all items the same keys in the same order, so that no table cell is undefined', () => {
		const answers: ItemOutcome[] = [
			{ outcome: OUTCOMES.invalid, echo: {}, input: {} },
			...STATUSES.map((status) => answered(OUTCOMES[status], `${status}.com`)),
			{
				outcome: { status: 'updated', attempts: 3, facts: { rtp_aid: 'x' } },
				echo: { externalId: 'crm-1', domain: 'x.com' },
				input: {},
			},
		];
		const orders = outputItems(answers, { ...PER_ITEM, includeInput: true }).map(({ json }) =>
			Object.keys(json),
		);
		expect(new Set(orders.map(String))).toEqual(
			new Set(['status,domain,code,reason,rtp_aid,externalId,duplicateOf,attempts,input']),
		);
		expect(orders).toHaveLength(answers.length);
	});

	it('omits keys that no item has', () => {
		const [item] = outputItems([answered(OUTCOMES.created, 'a.com')], PER_ITEM);
		expect(item?.json).toEqual({ status: 'created', domain: 'a.com' });
	});

	it('includes the input on request', () => {
		const [first] = outputItems(ANSWERS.slice(0, 1), { ...PER_ITEM, includeInput: true });
		expect(first).toEqual({
			json: { status: 'created', domain: 'a.com', input: { website: 'A.COM' } },
			pairedItem: { item: 0 },
		});
	});

	it('moves unsuccessful outcomes to the error output with their links', () => {
		expect(outputItems(ANSWERS, { ...PER_ITEM, onErrorOutput: asError })).toEqual([
			{ json: { status: 'created', domain: 'a.com' }, pairedItem: { item: 0 } },
			{
				json: {
					error: { status: 'failed', reason: 'No' },
					details: { status: 'failed', domain: 'b.com', code: 'refused', reason: 'No' },
				},
				pairedItem: { item: 1 },
			},
			{ json: { status: 'created', domain: 'c.com' }, pairedItem: { item: 2 } },
		]);
	});

	it('moves exactly the statuses that need attention', () => {
		const answers = STATUSES.map((status) => answered(OUTCOMES[status], `${status}.com`));
		const items = outputItems(answers, { ...PER_ITEM, onErrorOutput: asError });
		expect(items.flatMap(({ json }) => json.error ?? [])).toEqual(
			['failed', 'notFound', 'invalid', 'unknown', 'notSent'].map((status) => ({
				status,
				reason: 'Some reason',
			})),
		);
	});
});

describe('one item for each status', () => {
	it('counts rows, lists their keys, and links the item to all of them', () => {
		const answers = [
			answered(failed('Late'), 'x.com'),
			...ANSWERS,
			answered(failed('No'), 'd.com'),
		];
		expect(outputItems(answers, PER_STATUS)).toEqual([
			{
				json: { status: 'created', count: 2, domains: ['a.com', 'c.com'], reasons: [] },
				pairedItem: [{ item: 1 }, { item: 3 }],
			},
			{
				json: {
					status: 'failed',
					count: 3,
					domains: ['x.com', 'b.com', 'd.com'],
					reasons: [
						{ reason: 'Late', count: 1 },
						{ reason: 'No', count: 2 },
					],
				},
				pairedItem: [{ item: 0 }, { item: 2 }, { item: 4 }],
			},
		]);
	});

	it('lists successes first', () => {
		const answers = [...STATUSES]
			.reverse()
			.map((status) => answered(OUTCOMES[status], `${status}.com`));
		expect(outputItems(answers, PER_STATUS).map(({ json }) => json.status)).toEqual(STATUSES);
	});

	it('counts rows without a domain', () => {
		const answer: ItemOutcome = { outcome: OUTCOMES.invalid, echo: {}, input: {} };
		expect(outputItems([answer], PER_STATUS)).toEqual([
			{
				json: {
					status: 'invalid',
					count: 1,
					domains: [],
					reasons: [{ reason: 'Some reason', count: 1 }],
				},
				pairedItem: [{ item: 0 }],
			},
		]);
	});

	it('moves unsuccessful statuses to the error output', () => {
		const items = outputItems(ANSWERS, { ...PER_STATUS, onErrorOutput: asError });
		expect(items.map(({ json }) => json.error)).toEqual([
			undefined,
			{ status: 'failed', reason: '1 refused by Recotap' },
		]);
		expect(items[1]?.json.details).toMatchObject({ status: 'failed', count: 1 });
		expect(items[1]?.pairedItem).toEqual([{ item: 1 }]);
	});
});

it.each<Status[]>([[], ['created']])(
	'has one item for each row and no others: %j',
	(...statuses) => {
		const answers = statuses.map((status) => answered(OUTCOMES[status], 'a.com'));
		expect(outputItems(answers, PER_ITEM)).toHaveLength(statuses.length);
		expect(outputItems(answers, PER_STATUS)).toHaveLength(statuses.length);
	},
);
