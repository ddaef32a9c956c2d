import { REPLY_VARIANTS, type ReplyVariant } from '#sandbox/recotap/style';
import { jsonOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

const VARIANTS = Object.keys(REPLY_VARIANTS) as ReplyVariant[];
const EXISTING = [
	{ domain: 'old.com', name: 'Old', externalId: 'old-1' },
	{ domain: 'acme.com', name: 'Old', externalId: 'old-2' },
	{ domain: 'blank.com', name: 'Old' },
];
/** Recotap may treat the second one as an existing account. */
const rows = ['old.com', 'www2.acme.com', 'blank.com', 'new.com'].map((domain, at) => ({
	domain,
	name: `Name ${at}`,
	externalId: `crm-${at}`,
}));

describe.each(VARIANTS)("if the API's responses deviate: %s", (variant) => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await startBench({ accounts: EXISTING, reply: REPLY_VARIANTS[variant].style });
	});
	const run = async (parameters: object, items: typeof rows = rows) =>
		jsonOf(
			await bench.run(items, {
				onError: 'continueRegularOutput',
				parameters: { ...parameters },
			}),
			'Recotap',
		);

	it.each([
		['create', { upsert: false }],
		['create', { upsert: true }],
		['mapExternalIds', {}],
	])('every row is reported truthfully: %s %j', async (operation, parameters) => {
		const output = await run({ operation, ...parameters });
		rows.forEach(({ domain, name, externalId }, at) => {
			const { status } = output[at] ?? {};
			if (status === 'unknown') return;
			const account = bench.sandbox.store.findByDomain(domain);
			const isStored =
				operation === 'create' ? account?.name === name : account?.externalId === externalId;
			expect({ domain, isStored }).toEqual({
				domain,
				isStored: status === 'created' || status === 'updated',
			});
		});
		expect(output.map((item) => item.status)).not.toEqual(rows.map(() => 'unknown'));
	});

	it('no ID is overwritten that was to be kept', async () => {
		const output = await run({ operation: 'mapExternalIds', options: { keepExisting: true } });
		const idOf = (domain: string) => bench.sandbox.store.findByDomain(domain)?.externalId;
		expect([idOf('old.com'), idOf('acme.com'), idOf('blank.com')]).toEqual([
			'old-1',
			'old-2',
			'crm-2',
		]);
		expect(output[0]).toMatchObject({
			status: 'skipped',
			code: 'kept',
			presentExternalId: 'old-1',
		});
		expect(output[2]).toMatchObject({ status: 'updated' });
		expect(output[3]).toMatchObject({ status: 'notFound' });
	});

	it('a preview predicts exactly what happens afterwards', async () => {
		const foreseen = await run({ operation: 'create', options: { preview: true } });
		const happened = await run({ operation: 'create' });
		const expected = { wouldBeCreated: 'created', wouldBeRefused: 'failed' };
		foreseen.forEach(({ code }, at) => {
			const claim = Object.entries(expected).find(([name]) => name === code)?.[1];
			if (claim !== undefined) expect(happened[at]).toMatchObject({ status: claim });
		});
		expect(foreseen.map(({ code }) => code)).toEqual(
			expect.arrayContaining(['wouldBeCreated', 'wouldBeRefused']),
		);
	});

	it('every account is listed once', async () => {
		const accounts = Array.from({ length: 150 }, (_, at) => ({ domain: `n${at}.com`, name: 'N' }));
		bench.sandbox.reset({ accounts, reply: REPLY_VARIANTS[variant].style });
		const listed = await run({ operation: 'getMany', returnAll: true }, rows.slice(0, 1));
		const stored = bench.sandbox.store.accountsInOrder.map(({ rtp_aid }) => rtp_aid);
		expect(listed.map(({ rtp_aid }) => rtp_aid)).toEqual(stored);
	});

	it('a refused request is explained', async () => {
		const [item] = await run({
			operation: 'create',
			segmentId: { __rl: true, mode: 'id', value: 'seg-004' },
		});
		expect(item).toMatchObject({ status: 'failed', reason: expect.stringContaining("'seg-004'") });
	});
});

const call = {
	activityType: 'call',
	occurredAt: '2026-05-04T09:30:00Z',
	domain: 'acme.com',
	ownerEmail: 'rep@us.com',
};

it.each([
	['in a flat list', {}],
	['by its index', { refusal: 'nested' }],
	['with what was sent', { refusal: 'nested', rules: 'withValues' }],
	['with what was sent, in a flat list', { rules: 'withValues' }],
] as const)(
	'sends the other rows if Recotap refuses one bad contact and names it %s',
	async (_, reply) => {
		const bench = await startBench({ reply });
		const contacts = ['a@acme.com', 'b@acme.com', 'jane@acme.c', 'd@acme.com'];
		const run = await bench.run(
			contacts.map((email, at) => ({ ...call, externalActivityId: `A-${at}`, contacts: email })),
			{
				onError: 'continueRegularOutput',
				parameters: { resource: 'salesActivity', operation: 'create' },
			},
		);
		const output = jsonOf(run, 'Recotap');
		expect(output.map(({ status }) => status === 'created')).toEqual([true, true, false, true]);
		expect(String(output[2]?.reason)).toMatch(/e-?mail/);
		expect([...bench.sandbox.store.activities.keys()].sort()).toEqual(['A-0', 'A-1', 'A-3']);
	},
);
