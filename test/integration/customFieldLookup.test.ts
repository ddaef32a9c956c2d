import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

/** Fetching the workspace's fields always fails. */
const withoutLookup = {
	faults: {
		script: ({ path }: { readonly path: string }) =>
			path === '/accounts/custom-fields' ? ('status-404' as const) : undefined,
	},
};
const acme = { domain: 'acme.com', name: 'Acme' };

let bench: Bench;
async function push(item: IDataObject, parameters: INodeParameters = {}): Promise<unknown> {
	const run = await bench.run([item], { onError: 'continueRegularOutput', parameters });
	return jsonOf(run, 'Recotap')[0];
}

const stored = () => bench.sandbox.store.findByDomain('acme.com')?.customFields;
const hintsOf = (run: Awaited<ReturnType<Bench['run']>>) =>
	(run.data.resultData.runData.Recotap?.[0]?.hints ?? []).map(({ message }) => message);

describe('if the custom fields cannot be fetched', () => {
	const byHand = (value: INodeParameters) => ({
		columns: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
	});
	beforeEach(async () => {
		bench = await startBench(withoutLookup);
	});

	it('rows are still pushed, Recotap checks them, and a hint reports it', async () => {
		const run = await bench.run([
			{ ...acme, customFields: { CONTRACT_VALUE_C: 'unchecked' } },
			{ domain: 'odd.com', name: 'Odd', customFields: { NO_SUCH_FIELD: 1 } },
		]);
		expect(jsonOf(run, 'Recotap')).toMatchObject([
			{ status: 'created' },
			{ status: 'failed', code: 'unknownCustomField' },
		]);
		expect(stored()).toEqual({ CONTRACT_VALUE_C: 'unchecked' });
		expect(hintsOf(run)[1]).toMatch(
			/^The custom fields of your workspace could not be retrieved, so their values were sent to Recotap unchecked. HTTP 404/,
		);
	});

	it.each([
		[
			'{"CONTRACT_VALUE_C": 12345678901234567890}',
			"'CONTRACT_VALUE_C' contains 12345678901234567890",
		],
		['={{ { CONTRACT_VALUE_C: 0 / 0 } }}', "'CONTRACT_VALUE_C' contains NaN"],
	])('no value is changed: %s', async (customFields, reason) => {
		const answer = await push(acme, byHand({ ...acme, customFields }));
		expect(answer).toMatchObject({
			status: 'invalid',
			reason: expect.stringContaining(`cannot be sent as it is: ${reason}`) as unknown,
		});
		expect(stored()).toBeUndefined();
	});

	it('manually mapped fields are sent unchecked', async () => {
		const value = { domain: '={{ $json.domain }}', name: 'A', CONTRACT_VALUE_C: 'unchecked' };
		expect(await push(acme, byHand(value))).toMatchObject({ status: 'created' });
		expect(stored()).toEqual({ CONTRACT_VALUE_C: 'unchecked' });
	});

	it('no row fails because of an input column that only resembles a field', async () => {
		const rows = [
			{ ...acme, SALESFORCE_ID_C: '0015e', CONTRACT_VALUE_C: 5, EMPTY_C: '' },
			{ domain: 'b.com', name: 'B' },
		];
		const run = await bench.run(rows);
		expect(jsonOf(run, 'Recotap')).toMatchObject([{ status: 'created' }, { status: 'created' }]);
		expect(stored()).toEqual({});
		expect(hintsOf(run)).toEqual([
			expect.stringMatching(
				/^These input columns look like custom fields but could not be checked, so they were not sent: SALESFORCE_ID_C, CONTRACT_VALUE_C\. Run the node again, or map them manually to send them unchecked\. HTTP 404/,
			),
		]);
	});

	it('a row without other values reports what was left out', async () => {
		const item = { rtp_aid: '000000000000000000000001', CRM_STAGE_C: 'POC' };
		expect(await push(item, { operation: 'updateCustomFields' })).toMatchObject({
			status: 'invalid',
			reason: expect.stringMatching(
				/^'Custom Fields' is empty. Enter a value for at least one custom field; These input columns look like custom fields but could not be checked, so they were not sent: CRM_STAGE_C\./,
			),
		});
	});

	it('at most ten of the columns that were not sent are listed', async () => {
		const many = Object.fromEntries([...'ABCDEFGHIJKL'].map((name) => [`${name}_C`, 1]));
		const [hint] = hintsOf(await bench.run([{ ...acme, ...many }]));
		expect(hint).toMatch(
			/not sent: A_C, B_C, C_C, D_C, E_C, F_C, G_C, H_C, I_C, J_C and 2 more\. /,
		);
	});
});
