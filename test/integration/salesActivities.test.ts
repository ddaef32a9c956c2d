import { jsonOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

const parameters = { resource: 'salesActivity', operation: 'create' };
const call = {
	externalActivityId: 'A-1',
	activityType: 'Call',
	occurredAt: '2026-05-04T09:30:00Z',
	domain: 'www.acme.com',
	ownerEmail: 'rep@us.com',
	contacts: 'jane@acme.com, joe@acme.com',
};
const stored = () => [...bench.sandbox.store.activities.values()];

it('sends 50 in a request', async () => {
	const rows = Array.from({ length: 120 }, (_, at) => ({ ...call, externalActivityId: `A-${at}` }));
	const run = await bench.run(rows, { parameters });
	expect(jsonOf(run, 'Recotap')[7]).toEqual({
		status: 'created',
		externalActivityId: 'A-7',
		domain: 'acme.com',
	});
	expect(bench.sandbox.requests.map(({ path }) => path)).toEqual(
		Array(3).fill('/sales-activities'),
	);
	expect(stored()).toHaveLength(120);
});

it('does not lose good rows because of an address that Recotap refuses', async () => {
	const bad = ['jane@acme.c', '<a@acme.com>', 'a..b@acme.com', 'a@acme_x.com', 'a@1.2.3.4'];
	const rows = [...bad, 'jane@acme.com'].flatMap((email, at) => [
		{ ...call, externalActivityId: `O-${at}`, ownerEmail: email },
		{ ...call, externalActivityId: `F-${at}`, fromEmail: email },
	]);
	const run = await bench.run(rows, { parameters, onError: 'continueRegularOutput' });
	expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual([
		...Array<string>(2 * bad.length).fill('invalid'),
		'created',
		'created',
	]);
	expect(bench.sandbox.requests).toHaveLength(1);
});

it('finds accounts whose domain has no dot', async () => {
	const run = await bench.run([{ ...call, domain: ' Thomson-Reuters ' }], { parameters });
	expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'created', domain: 'thomson-reuters' }]);
	expect(stored()).toMatchObject([{ domain: 'thomson-reuters' }]);
});

it.each([
	[
		'[{"email": "jane@acme.com", "phone": 12345678901234567890}]',
		"'phone' contains 12345678901234",
	],
	['={{ [{ email: "jane@acme.com", score: 0 / 0 }] }}', "'score' contains NaN"],
])('sends a contact unchanged: %s', async (contacts, reason) => {
	const value = { ...call, contacts };
	const columns = { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] };
	const run = await bench.run([{}], {
		parameters: { ...parameters, columns },
		onError: 'continueRegularOutput',
	});
	expect(jsonOf(run, 'Recotap')).toMatchObject([
		{
			status: 'invalid',
			reason: expect.stringContaining(
				`contains a contact that cannot be sent as it is: ${reason}`,
			) as unknown,
		},
	]);
	expect(stored()).toEqual([]);
});

it('accepts every documented field', async () => {
	const row = {
		...call,
		contacts: [{ email: 'jane@acme.com', name: 'Jane', seniority: 'VP' }],
		accountName: 'Acme',
		subject: 'Intro',
		ownerName: 'Rep',
		ownerId: 5,
		fromName: 'Rep',
		fromEmail: 'rep@us.com',
		callTitle: 'Intro',
		durationMinutes: '30',
		outcome: 'connected',
		direction: 'Outbound',
	};
	await bench.run([row], { parameters });
	expect(stored()).toEqual([
		{
			externalActivityId: 'A-1',
			activityType: 'call',
			occurredAt: '2026-05-04T09:30:00Z',
			domain: 'acme.com',
			ownerEmail: 'rep@us.com',
			contacts: [{ email: 'jane@acme.com', name: 'Jane', seniority: 'VP' }],
			accountName: 'Acme',
			subject: 'Intro',
			ownerName: 'Rep',
			ownerId: '5',
			from: { name: 'Rep', email: 'rep@us.com' },
			callTitle: 'Intro',
			durationMinutes: 30,
			outcome: 'connected',
			direction: 'outbound',
		},
	]);
});

it('distinguishes what Recotap stored, refused and skipped', async () => {
	await bench.run([call], { parameters });
	const run = await bench.run(
		[
			call,
			{ ...call, externalActivityId: 'A-2', activityType: 'meeting' },
			{ ...call, externalActivityId: 'A-3', activityType: 'EMAIL', openCount: 2 },
		],
		{ parameters },
	);
	expect(jsonOf(run, 'Recotap')).toMatchObject([
		{ status: 'failed', code: 'alreadyExists', reason: "Activity 'A-1' already exists" },
		{ status: 'skipped', externalActivityId: 'A-2' },
		{ status: 'created', externalActivityId: 'A-3' },
	]);
});

it('does not report an activity as failed that an earlier attempt has stored', async () => {
	bench.sandbox.reset({
		faults: { script: ({ index }) => (index === 0 ? 'status-500-after-storing' : undefined) },
	});
	const run = await bench.run([call], { parameters });
	expect(jsonOf(run, 'Recotap')).toMatchObject([
		{ status: 'unknown', code: 'mayBeOurs', externalActivityId: 'A-1', attempts: 2 },
	]);
	expect(stored()).toHaveLength(1);
});

it.each<[object, string]>([
	[{ contacts: '' }, "'Contacts (Emails or JSON)' is empty"],
	[{ contacts: [] }, "'Contacts (Emails or JSON)' is empty"],
	[
		{ contacts: 'jane' },
		"'Contacts (Emails or JSON)' contains a contact whose 'email' must be an email address, got 'jane'",
	],
	[
		{ contacts: '[{"name": "Jane"}]' },
		"'Contacts (Emails or JSON)' must be a list of email addresses or contacts, got an object",
	],
	[{ direction: 'up' }, "'Call Direction' must be one of inbound, outbound; got 'up'"],
	[{ occurredAt: 'yesterday' }, "'Occurred At' must be a date such as 2026-04-30, got 'yesterday'"],
	[{ ownerEmail: '' }, "'Owner Email' is empty"],
])('reports what is wrong: %j', async (bad, reason) => {
	const run = await bench.run([{ ...call, ...bad }], {
		parameters,
		onError: 'continueRegularOutput',
	});
	expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'invalid', reason }]);
	expect(bench.sandbox.requests).toHaveLength(0);
});
