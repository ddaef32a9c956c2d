import { type Client, startClient } from './support/client';

let api: Client;
beforeEach(async () => (api = await startClient()));
afterEach(async () => await api.close());

const deal = { externalDealId: 'd-1', name: 'Deal' };
const pipeline = {
	pipelineId: 'smb-pipeline',
	pipelineLabel: 'SMB',
	stages: [{ stageId: 's-1', stageLabel: 'New' }],
};
const activity = {
	externalActivityId: 'a-1',
	activityType: 'call',
	occurredAt: '2026-04-30T10:00:00Z',
	domain: 'acme.com',
	ownerEmail: 'owner@example.com',
	contacts: [{ email: 'ada@acme.com' }],
};

/** Seen to be refused, or so by the rules of class-validator's `isEmail`. */
const BAD_ADDRESSES = [
	'jane@acme.c',
	'<a@acme.com>',
	'mailto:a@acme.com',
	'a..b@acme.com',
	'.a@acme.com',
	'a@acme_x.com',
	'a@1.2.3.4',
	'a@localhost',
	'a@-acme.com',
	'a@acme.com.',
	'a b@acme.com',
	'a@b@acme.com',
	`${'a'.repeat(65)}@acme.com`,
	`a@${'a'.repeat(64)}.com`,
];

const GOOD_ADDRESSES = [
	'jane.doe+crm@mail.acme.co.uk',
	"o'brien@acme.com",
	'JANE@ACME.COM',
	'j\u00f6rg@m\u00f6bel.de',
	'"jane doe"@acme.com',
	'a@xn--mbel-5qa.xn--fiqs8s',
];

it('upserts deals, also those of accounts nobody knows', async () => {
	const push = async (amount: number) =>
		await api.send('POST', '/deals', {
			deals: [{ ...deal, amount, associatedAccounts: [{ domain: 'nobody.com' }] }],
		});
	await push(1);
	const { status, body } = await push(2);
	expect(status).toBe(200);
	expect(body.data).toEqual({
		results: [{ externalDealId: 'd-1', status: 'upserted' }],
		summary: { total: 1, upserted: 1, failed: 0 },
	});
	expect([...api.sandbox.store.deals.values()]).toMatchObject([{ amount: 2 }]);
});

it('registers all pipelines or none', async () => {
	const push = async (...pipelines: object[]) =>
		await api.send('POST', '/deal-stages', { pipelines });
	expect((await push(pipeline)).body.data).toEqual({
		results: [{ pipelineId: 'smb-pipeline', status: 'created' }],
		summary: { total: 1, created: 1 },
	});
	const { status, body } = await push({ ...pipeline, pipelineId: 'other' }, pipeline);
	expect(status).toBe(409);
	expect(body.customMessage).toBe('Pipeline(s) already exist: smb-pipeline');
	expect(api.sandbox.store.pipelines.size).toBe(1);
});

it('creates an activity once and skips unknown types', async () => {
	const { body } = await api.send('POST', '/sales-activities', {
		activities: [activity, activity, { ...activity, activityType: 'meeting' }],
	});
	expect(body.data).toMatchObject({
		results: [{ status: 'created' }, { status: 'failed' }, { status: 'skipped' }],
		summary: { total: 3, created: 1, failed: 1, skipped: 1 },
	});
});

it.each(BAD_ADDRESSES)(
	'refuses a whole request for the address %s of one contact',
	async (email) => {
		api.sandbox.reset({ reply: { refusal: 'nested' } });
		const activities = [0, 1, 2, 3].map((number) => ({
			...activity,
			externalActivityId: `a-${number}`,
			...(number === 3 && { contacts: [{ email }] }),
		}));
		const { status, body } = await api.send('POST', '/sales-activities', { activities });
		expect(status).toBe(400);
		const constraints = { isEmail: 'email must be an email' };
		const at = (property: string, child: object) => ({ property, children: [child] });
		expect(body.data).toEqual([
			at('activities', at('3', at('contacts', at('0', { property: 'email', constraints })))),
		]);
		expect(api.sandbox.store.activities.size).toBe(0);
	},
);

it.each(GOOD_ADDRESSES)('takes the address %s', async (email) => {
	const { body } = await api.send('POST', '/sales-activities', {
		activities: [{ ...activity, contacts: [{ email }] }],
	});
	expect(body.data).toMatchObject({ summary: { created: 1 } });
});

it.each([
	['/deals', { deals: Array(101).fill(deal) }, 'deals must contain no more than 100 elements'],
	['/deals', { deals: [{ name: 'Deal' }] }, 'externalDealId should not be empty'],
	[
		'/deals',
		{ deals: [{ ...deal, startDate: 'soon' }] },
		'startDate must be a valid ISO 8601 date string',
	],
	['/deals', { deals: [{ ...deal, ownerEmail: 'me' }] }, 'ownerEmail must be an email'],
	[
		'/deal-stages',
		{ pipelines: Array(21).fill(pipeline) },
		'pipelines must contain no more than 20 elements',
	],
	['/deal-stages', { pipelines: [{ ...pipeline, stages: [] }] }, 'stages must be an array'],
	[
		'/sales-activities',
		{ activities: Array(51).fill(activity) },
		'activities must contain no more than 50 elements',
	],
	[
		'/sales-activities',
		{ activities: [{ ...activity, occurredAt: undefined }] },
		'occurredAt must be a valid ISO 8601 date string',
	],
	[
		'/sales-activities',
		{ activities: [{ ...activity, domain: '' }] },
		'domain should not be empty',
	],
	[
		'/sales-activities',
		{ activities: [{ ...activity, contacts: [] }] },
		'contacts must contain at least 1 elements',
	],
	[
		'/sales-activities',
		{ activities: [{ ...activity, direction: 'sideways' }] },
		'direction must be one of the following values: inbound, outbound',
	],
])('refuses content at %s (%#)', async (path, body, text) => {
	const reply = await api.send('POST', path, body);
	expect(reply.status).toBe(400);
	expect(JSON.stringify(reply.body.data)).toContain(text);
});
