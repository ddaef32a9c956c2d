import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { mapColumns } from '#tools/n8n/askNode';
import { jsonOf } from '#tools/n8n/engine';
import { type Bench, recotapNode, startBench } from './support/recotap';

const acme = { domain: 'acme.com', name: 'Acme' };

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

async function push(item: IDataObject, parameters: INodeParameters = {}): Promise<unknown> {
	const run = await bench.run([item], { onError: 'continueRegularOutput', parameters });
	return jsonOf(run, 'Recotap')[0];
}

const stored = (domain = 'acme.com') => bench.sandbox.store.findByDomain(domain)?.customFields;
const hintsOf = (run: Awaited<ReturnType<Bench['run']>>) =>
	(run.data.resultData.runData.Recotap?.[0]?.hints ?? []).map(({ message }) => message);

describe('the columns in the form', () => {
	it("include the workspace's fields with labels, types and options", async () => {
		const { fields } = await mapColumns(bench.engine, recotapNode(), 'getColumns');
		expect(fields.map(({ id }) => id).slice(0, 7)).toEqual([
			'domain',
			'name',
			'externalId',
			'shortName',
			'linkedinUrl',
			'tags',
			'customFields',
		]);
		expect(fields.slice(7)).toMatchObject([
			{ id: 'CONTRACT_VALUE_C', displayName: 'Contract Value', type: 'number' },
			{ id: 'CRM_STAGE_C', displayName: 'CRM Stage', type: 'string' },
			{ id: 'NOTES_C', displayName: 'Notes', type: 'string' },
			{
				id: 'DEAL_SOURCE_C',
				displayName: 'Deal Source',
				type: 'options',
				options: [
					{ name: 'inbound', value: 'inbound' },
					{ name: 'outbound', value: 'outbound' },
					{ name: 'partner', value: 'partner' },
				],
			},
			{
				id: 'REGIONS_C',
				displayName: 'Regions (one or more of EMEA, AMER, APAC)',
				type: 'string',
			},
			{ id: 'RENEWAL_DATE_C', displayName: 'Renewal Date', type: 'dateTime' },
		]);
		expect(fields[6]).toMatchObject({ removed: true });
	});

	it.each(['create', 'updateCustomFields'])(
		'of %s are not shortened if the fields cannot be fetched, so that n8n keeps the mapping',
		async (operation) => {
			const wrong = await startBench({}, { apiKey: 'wrong-key' });
			const node = recotapNode({ parameters: { operation } });
			const error = await mapColumns(wrong.engine, node, 'getColumns').catch(String);
			expect(error).toBe(
				'NodeOperationError: The custom fields could not be retrieved, so your mapping was kept. HTTP 401: Invalid API key',
			);
		},
	);

	it('fail for an unknown operation instead of returning an empty list', async () => {
		const node = recotapNode({ parameters: { operation: 'createOld' } });
		await expect(mapColumns(bench.engine, node, 'getColumns')).rejects.toThrow(
			"This node has no operation 'createOld' for 'account'",
		);
	});

	it('of a mapping need no request to Recotap', async () => {
		const { fields } = await mapColumns(
			bench.engine,
			recotapNode({ parameters: { operation: 'mapExternalIds' } }),
			'getColumns',
		);
		expect(fields.map(({ id }) => id)).toEqual(['domain', 'externalId']);
		expect(bench.sandbox.requests).toHaveLength(0);
	});
});

describe('before anything is sent', () => {
	it('values are converted to the types defined in the workspace', async () => {
		const fields = {
			CONTRACT_VALUE_C: '75000',
			CRM_STAGE_C: 7,
			DEAL_SOURCE_C: ' Partner ',
			REGIONS_C: 'emea, APAC, EMEA',
			RENEWAL_DATE_C: '2026-12-31',
			NOTES_C: ' ',
		};
		expect(await push({ ...acme, ...fields })).toMatchObject({ status: 'created' });
		expect(stored()).toEqual({
			CONTRACT_VALUE_C: 75_000,
			CRM_STAGE_C: '7',
			DEAL_SOURCE_C: 'partner',
			REGIONS_C: ['EMEA', 'APAC'],
			RENEWAL_DATE_C: '2026-12-31',
		});
	});

	it('every wrong value is reported with its label', async () => {
		const fields = {
			CONTRACT_VALUE_C: '75k',
			DEAL_SOURCE_C: 'referral',
			REGIONS_C: ['EMEA', 'LATAM'],
			RENEWAL_DATE_C: '31.12.2026',
			CRM_STAGE_C: { id: 1 },
		};
		expect(await push({ ...acme, customFields: fields })).toMatchObject({
			status: 'invalid',
			reason: [
				"'Contract Value' must be a number, got '75k'",
				"'Deal Source' must be one of inbound, outbound, partner; got 'referral'",
				"'Regions' must be one of EMEA, AMER, APAC; got 'LATAM'",
				"'Renewal Date' must be a date such as 2026-12-31, got '31.12.2026'",
				"'CRM Stage' must be text, got an object",
			]
				.join('; ')
				.replace('such as 2026-12-31', 'such as 2026-04-30'),
		});
		expect(bench.sandbox.requests).toMatchObject([{ path: '/accounts/custom-fields' }]);
	});

	it('an unknown key is refused', async () => {
		expect(await push({ ...acme, customFields: { NO_SUCH_FIELD: 1 } })).toMatchObject({
			status: 'invalid',
			reason:
				"'Custom Fields' contains 'NO_SUCH_FIELD', which is not a custom field of this workspace",
		});
	});

	it('no fields are fetched for rows without custom fields', async () => {
		await push({ ...acme, customFields: '' });
		expect(bench.sandbox.requests).toMatchObject([{ method: 'POST' }]);
	});

	it('fields are fetched once for all rows', async () => {
		const rows = Array.from({ length: 250 }, (_, at) => ({
			domain: `c${at}.com`,
			name: 'C',
			CONTRACT_VALUE_C: at,
		}));
		await bench.run(rows);
		expect(bench.sandbox.requests.map(({ method }) => method)).toEqual([
			'GET',
			'POST',
			'POST',
			'POST',
		]);
		expect(stored('c249.com')).toEqual({ CONTRACT_VALUE_C: 249 });
	});
});

it('manually mapped fields have columns of their own, besides the one for all of them', async () => {
	const columns = {
		mappingMode: 'defineBelow',
		value: {
			domain: '={{ $json.domain }}',
			name: '={{ $json.name }}',
			customFields: '={{ { NOTES_C: "from JSON", CRM_STAGE_C: "from JSON" } }}',
			CRM_STAGE_C: '={{ $json.stage }}',
			DEAL_SOURCE_C: null,
		},
		matchingColumns: [],
		schema: [],
	};
	expect(await push({ ...acme, stage: 'POC' }, { columns })).toMatchObject({ status: 'created' });
	expect(stored()).toEqual({ NOTES_C: 'from JSON', CRM_STAGE_C: 'POC' });
});

it.each(['={{ $json.name }}', '={{ $parameter.columns.value.domain }}'])(
	'no fields are fetched if the user left them empty in the form (name: %s)',
	async (name) => {
		const value = { domain: '={{ $json.domain }}', name, CRM_STAGE_C: null, NOTES_C: null };
		const columns = { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] };
		expect(await push(acme, { columns })).toMatchObject({ status: 'created' });
		expect(bench.sandbox.requests).toMatchObject([{ method: 'POST' }]);
	},
);

describe('automatic mapping', () => {
	it('lists the input columns that it ignored', async () => {
		const run = await bench.run([
			{ ...acme, Employees: 5, OLD_FIELD_C: 'x' },
			{ domain: 'b.com', name: 'B', Owner: 'me', CRM_STAGE_C: 'POC' },
		]);
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'created' }, { status: 'created' }]);
		expect(hintsOf(run)).toEqual([
			'These input columns are not fields of Recotap and were ignored: Employees, Owner, OLD_FIELD_C',
		]);
	});

	it('lists at most ten ignored columns', async () => {
		const many = Object.fromEntries([...'abcdefghijkl'].map((name) => [name, 1]));
		const [hint] = hintsOf(await bench.run([{ ...acme, ...many }]));
		expect(hint).toMatch(/ignored: a, b, c, d, e, f, g, h, i, j and 2 more$/);
	});

	it('does not report columns that the user did not map manually', async () => {
		const columns = {
			mappingMode: 'defineBelow',
			value: { domain: '={{ $json.domain }}', name: 'Fixed' },
			matchingColumns: [],
			schema: [],
		};
		const run = await bench.run([{ ...acme, Employees: 5 }], { parameters: { columns } });
		expect(hintsOf(run)).toEqual([]);
	});
});

it('does not send a value with more digits than a number keeps as another number', async () => {
	const fields = {
		CONTRACT_VALUE_C: '12345678901234567890',
		CRM_STAGE_C: 12_345_678_901_234_567_000,
	};
	expect(await push({ ...acme, ...fields })).toMatchObject({
		status: 'invalid',
		reason:
			"'Contract Value' has too many digits for a number, got '12345678901234567890'. Round it; 'CRM Stage' must be entered as text, because a number of this size loses digits (12345678901234567000)",
	});
	const json = '{ "CONTRACT_VALUE_C": 12345678901234567890 }';
	expect(await push({ ...acme, customFields: json })).toMatchObject({ status: 'invalid' });
	const text = '{ "CRM_STAGE_C": 12345678901234567890 }';
	expect(await push({ ...acme, customFields: text })).toMatchObject({ status: 'created' });
	expect(stored()).toEqual({ CRM_STAGE_C: '12345678901234567890' });
});
