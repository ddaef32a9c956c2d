import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { mapColumns } from '#tools/n8n/askNode';
import { jsonOf } from '#tools/n8n/engine';
import { octolaneNode, startOctolane } from '../support/octolane';

async function push(item: IDataObject, parameters: INodeParameters = {}) {
	const bench = await startOctolane();
	const run = await bench.run([item], { onError: 'continueRegularOutput', parameters });
	const stored = bench.sandbox.octolane.find('accounts', 'a.com');
	return { bench, answer: jsonOf(run, 'Octolane')[0], stored };
}

it('sends every field with the documented type', async () => {
	const { stored } = await push({
		domain: 'https://www.A.com/about',
		name: ' Acme ',
		tags: 'customer, EMEA',
		founded: '1999',
		estimated_revenue: '1.5',
		next_meeting: '2026-04-30T10:00:00+02:00',
	});
	expect(stored?.properties).toEqual({
		domain: 'a.com',
		name: 'Acme',
		tags: ['customer', 'EMEA'],
		founded: 1999,
		estimated_revenue: 1.5,
		next_meeting: '2026-04-30T08:00:00.000Z',
	});
});

it('reports every field that Octolane would refuse', async () => {
	const { answer } = await push({ domain: 'a.com', founded: 99999, next_meeting: 1714464000 });
	expect(answer).toMatchObject({
		status: 'invalid',
		reason:
			"'Founded' must be between 1000 and 9999, got 99999; 'Next Meeting' must be a date such as 2026-04-30, got 1714464000",
	});
});

it('omits blank fields, and sends null only if the user wants that', async () => {
	const item = { domain: 'a.com', name: '', industry: null, founded: ' ' };
	const { stored: careful } = await push(item);
	expect(careful?.properties).toEqual({ domain: 'a.com' });
	const { stored: clearing } = await push(item, { options: { clearBlanks: true } });
	expect(clearing?.properties).toEqual({
		domain: 'a.com',
		name: null,
		industry: null,
		founded: null,
	});
});

it('never clears a field that the user left empty in the form', async () => {
	const value = { domain: '={{ $json.domain }}', name: '={{ $json.name }}', industry: null };
	const { stored } = await push(
		{ domain: 'a.com', name: '' },
		{ columns: { mappingMode: 'defineBelow', value }, options: { clearBlanks: true } },
	);
	expect(stored?.properties).toEqual({ domain: 'a.com', name: null });
});

it("shows the organization's own fields in the form", async () => {
	const { bench } = await push({ domain: 'a.com' });
	const { fields } = await mapColumns(bench.engine, octolaneNode(), 'getColumns');
	expect(fields.map(({ id, type }) => [id, type])).toEqual(
		expect.arrayContaining([
			['domain', 'string'],
			['custom__seats', 'number'],
			['custom__is_partner', 'boolean'],
			['custom__renewal_date', 'dateTime'],
		]),
	);
	expect(fields.filter(({ id }) => id === 'name')).toHaveLength(1);
});

it("does not shorten the list if the organization's own fields cannot be fetched", async () => {
	const wrong = await startOctolane({}, {}, { apiKey: 'wrong-key' });
	await expect(mapColumns(wrong.engine, octolaneNode(), 'getColumns')).rejects.toThrow(
		/^The account fields could not be retrieved, so your mapping was kept\. HTTP 401/,
	);
});

it("sends the organization's own fields and ignores columns that only resemble them", async () => {
	const { stored } = await push({
		domain: 'a.com',
		custom__seats: 7,
		custom__nonsense: 'x',
		odd: 1,
	});
	expect(stored?.custom).toEqual({ seats: 7 });
	expect(stored?.properties).toEqual({ domain: 'a.com' });
});

it.each([
	['automatically', {}],
	[
		'by hand',
		{
			columns: {
				mappingMode: 'defineBelow',
				value: {
					domain: '={{ $json.domain }}',
					custom__seats: '={{ $json.custom__seats }}',
					custom__region: '={{ $json.custom__region }}',
					custom__is_partner: null,
				},
			},
		},
	],
])(
	"clears the organization's own fields as well if the user wants that: mapped %s",
	async (_how, parameters) => {
		const item = { domain: 'a.com', custom__seats: '', custom__region: null, custom__nonsense: '' };
		const { stored: careful } = await push(item, parameters);
		expect(careful?.custom).toEqual({});
		const { stored } = await push(item, { ...parameters, options: { clearBlanks: true } });
		expect(stored?.custom).toEqual({ seats: null, region: null });
		expect(stored?.properties).toEqual({ domain: 'a.com' });
	},
);

it('clears an own field in an update without other changes', async () => {
	const bench = await startOctolane({
		accounts: [{ key: 'a.com', properties: { custom__seats: 7 } }],
	});
	const [account] = bench.sandbox.octolane.all('accounts');
	await bench.run([{ id: account?.id ?? '', custom__seats: '' }], {
		parameters: { operation: 'update', options: { clearBlanks: true } },
	});
	expect(account?.custom).toEqual({ seats: null });
});

it('sends additional fields that are given as an object', async () => {
	const { stored } = await push({
		domain: 'a.com',
		additionalFields: '{"custom__region": "emea"}',
	});
	expect(stored?.custom).toEqual({ region: 'emea' });
});

const byHand = (value: INodeParameters): INodeParameters => ({
	columns: { mappingMode: 'defineBelow', value: { domain: '={{ $json.domain }}', ...value } },
});
const longNumber = '{"custom__id": 12345678901234567890}';

it.each<[string, IDataObject, INodeParameters, string]>([
	[
		'a number with too many digits',
		{ additionalFields: longNumber },
		{},
		"'custom__id' contains 12345678901234567890, a number with too many digits for JSON",
	],
	[
		'such a number next to other columns',
		{ additionalFields: longNumber, custom__seats: 7 },
		{},
		"'custom__id' contains 12345678901234567890, a number with too many digits for JSON",
	],
	[
		'such a number nested in an object',
		{ additionalFields: '{"custom__n": {"a": [1e400]}}' },
		{},
		"'custom__n' contains 1e400, a number with too many digits for JSON",
	],
	[
		'a number whose last digits are already lost',
		{ custom__seats: 2 ** 60 },
		{},
		"'custom__seats' contains 1152921504606847000, a number too large to keep all its digits",
	],
	[
		'NaN, which would clear a field',
		{},
		byHand({ custom__seats: '={{ 0 / 0 }}' }),
		"'custom__seats' contains NaN",
	],
	[
		'Infinity nested in an object',
		{},
		byHand({ additionalFields: '={{ { custom__a: { b: [1 / 0] } } }}' }),
		"'custom__a' contains Infinity",
	],
	[
		'a function instead of omitting it',
		{},
		byHand({ additionalFields: '={{ { custom__f: () => 1 } }}' }),
		"'custom__f' contains a function",
	],
])('refuses %s', async (_what, item, parameters, reason) => {
	const { answer, bench } = await push({ domain: 'a.com', ...item }, parameters);
	expect(answer).toMatchObject({ status: 'invalid' });
	expect(answer?.reason).toContain(`'Additional Fields' cannot be sent as it is: ${reason}`);
	expect(bench.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

it('sends objects and dates in additional fields as JSON', async () => {
	const { stored } = await push(
		{ domain: 'a.com' },
		byHand({
			additionalFields:
				'={{ { custom__region: { a: [1, null, "x"], at: new Date("2026-01-02T03:04:05Z") } } }}',
		}),
	);
	expect(stored?.custom).toEqual({
		region: { a: [1, null, 'x'], at: '2026-01-02T03:04:05.000Z' },
	});
});
