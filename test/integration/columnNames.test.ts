import type { IDataObject } from 'n8n-workflow';
import { jsonOf } from '#tools/n8n/engine';
import type { NodeSettings } from './support/bench';
import { startOctolane } from './support/octolane';
import { type Bench, startBench } from './support/recotap';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

const REMEDY =
	"Rename the columns, or set 'Mapping Column Mode' to 'Map Each Column Manually' and choose the columns there";

async function push(items: readonly IDataObject[], settings: NodeSettings = {}) {
	const run = await bench.run(items, { onError: 'continueRegularOutput', ...settings });
	const { data } = run;
	return {
		answers: jsonOf(run, 'Recotap'),
		hints: (data.resultData.runData.Recotap?.[0]?.hints ?? []).map(({ message }) => message),
		error: data.resultData.error,
	};
}

const stored = (domain = 'acme.com') => bench.sandbox.store.findByDomain(domain);

describe('automatic mapping', () => {
	it('accepts columns that are spelled like the labels, or in another way', async () => {
		const { answers, hints } = await push([
			{
				Domain: 'www.acme.com',
				NAME: 'Acme',
				'External ID': 'crm-1',
				linkedin_url: 'linkedin.com/company/acme',
				'short-name': 'ac',
				Employees: 5,
				CONTRACT_VALUE_C: '75000',
			},
		]);
		expect(answers).toEqual([
			{
				status: 'created',
				domain: 'acme.com',
				rtp_aid: expect.any(String) as string,
				externalId: 'crm-1',
			},
		]);
		expect(stored()).toMatchObject({
			name: 'Acme',
			externalId: 'crm-1',
			linkedinUrl: 'linkedin.com/company/acme',
			shortName: 'ac',
			customFields: { CONTRACT_VALUE_C: 75_000 },
		});
		expect(hints).toEqual([
			'These input columns were matched to fields: Domain, NAME (as Name), External ID, linkedin_url (as LinkedIn URL), short-name (as Short Name)',
			'This input column is not a field of Recotap and was ignored: Employees',
		]);
	});

	it('adds no remark about columns with the names of the fields', async () => {
		const { hints } = await push([{ domain: 'acme.com', name: 'Acme', externalId: 'crm-1' }]);
		expect(hints).toEqual([]);
	});

	it('ignores another spelling if there is a column with the exact name', async () => {
		const { answers, hints } = await push([
			{ Name: 'Not this', Domain: 'notthis.com', domain: 'acme.com', name: 'Acme' },
		]);
		expect(answers).toMatchObject([{ status: 'created', domain: 'acme.com' }]);
		expect(stored()?.name).toBe('Acme');
		expect(hints).toEqual([
			'These input columns are not fields of Recotap and were ignored: Name, Domain',
		]);
	});

	it('reads a field from the same column in all items', async () => {
		const { answers } = await push([
			{ domain: 'acme.com', name: 'Acme' },
			{ Domain: 'globex.com', name: 'Globex' },
		]);
		expect(answers).toMatchObject([
			{ status: 'created' },
			{ status: 'invalid', reason: "'Domain' is empty" },
		]);
	});

	it('finds a column that only some items have', async () => {
		const { answers } = await push([
			{ Domain: 'acme.com', Name: 'Acme' },
			{ Domain: 'globex.com', Name: 'Globex', External_ID: 'crm-2' },
		]);
		expect(answers).toMatchObject([
			{ status: 'created', domain: 'acme.com' },
			{ status: 'created', domain: 'globex.com', externalId: 'crm-2' },
		]);
	});

	it('refuses to choose between two columns that could be the same field', async () => {
		const { answers, hints } = await push([
			{ domain: 'acme.com', name: 'Acme', Tags: 'one', TAGS: 'two' },
		]);
		expect(answers).toMatchObject([{ status: 'created' }]);
		expect(stored()?.tags).toEqual([]);
		expect(hints).toEqual([
			`More than one input column could be 'Tags': Tags, TAGS. None of them was sent. ${REMEDY}`,
		]);
	});

	it('does not treat a note in brackets as part of a spelling', async () => {
		const { answers } = await push([{ domain: 'acme.com', name: 'Acme', 'Tags (old)': 'x' }]);
		expect(answers).toMatchObject([{ status: 'created' }]);
		expect(stored()?.tags).toEqual([]);
	});

	it("sends the organization's own fields along with columns in another spelling", async () => {
		const octolane = await startOctolane();
		await octolane.run([{ Domain: 'a.com', custom__seats: 7, 'Employee Range': '1-10' }]);
		expect(octolane.sandbox.octolane.find('accounts', 'a.com')).toMatchObject({
			properties: { domain: 'a.com', employee_range: '1-10' },
			custom: { seats: 7 },
		});
	});

	it('repeats an invalid row under the names of the fields', async () => {
		const { answers } = await push([{ Domain: 'n/a', Name: 'Nobody', 'External ID': 7 }]);
		expect(answers).toMatchObject([{ status: 'invalid', domain: 'n/a', externalId: 7 }]);
	});

	it('keeps the other items if one has no columns at all', async () => {
		const { answers } = await push([{}, { Domain: 'acme.com', Name: 'Acme' }]);
		expect(answers).toMatchObject([
			{ status: 'invalid', reason: "'Domain' is empty; 'Name' is empty" },
			{ status: 'created' },
		]);
	});
});

describe('if no item has a required column', () => {
	const crm = [
		{ Website: 'acme.com', Company: 'Acme' },
		{ Website: 'globex.com', Company: 'Globex', Owner: 'me' },
	];
	const reason =
		"No input column was found for 'Domain' and 'Name'. Columns found: Website, Company, Owner";

	it.each([{}, { options: { preview: true } }])(
		'stops with one error about the columns instead of one for each item (%j)',
		async (parameters) => {
			const { error } = await push(crm, { onError: 'stopWorkflow', parameters });
			expect(error?.message).toBe(`Nothing was sent. ${reason}`);
			expect(error?.description).toBe(`${REMEDY}.`);
			expect(bench.sandbox.requests).toHaveLength(0);
		},
	);

	it('gives every item the same reason if the workflow continues', async () => {
		const { answers, error } = await push(crm);
		expect(error).toBeUndefined();
		expect(answers).toEqual([
			{ status: 'invalid', code: 'invalid', reason: `${reason}. ${REMEDY}` },
			{ status: 'invalid', code: 'invalid', reason: `${reason}. ${REMEDY}` },
		]);
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it('names the candidate columns if there is more than one', async () => {
		const { answers } = await push([{ Domain: 'acme.com', DOMAIN: 'globex.com', name: 'Acme' }]);
		expect(answers).toMatchObject([
			{
				status: 'invalid',
				reason: `More than one input column could be 'Domain': Domain, DOMAIN. ${REMEDY}`,
			},
		]);
	});

	it('reports that the items are empty', async () => {
		const { answers } = await push([{}]);
		expect(answers[0]?.reason).toMatch(/'Domain' and 'Name'\. Columns found: none\./);
	});

	it('lists at most ten of the columns that it found', async () => {
		const many = Object.fromEntries([...'abcdefghijkl'].map((name) => [name, 1]));
		const { answers } = await push([many]);
		expect(answers[0]?.reason).toMatch(/found: a, b, c, d, e, f, g, h, i, j and 2 more\. /);
	});
});
