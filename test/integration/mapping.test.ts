import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonOf } from '#tools/n8n/engine';
import { type Bench, startBench } from './support/recotap';

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

/** Columns as saved by the editor, with the schema of the form. */
function byHand(value: INodeParameters): INodeParameters {
	const field = (id: string, displayName: string, type: string, required: boolean) => ({
		id,
		displayName,
		type,
		required,
		display: true,
		defaultMatch: false,
	});
	return {
		columns: {
			mappingMode: 'defineBelow',
			value,
			matchingColumns: [],
			schema: [
				field('domain', 'Domain', 'string', true),
				field('name', 'Name', 'string', true),
				field('tags', 'Tags', 'string', false),
				field('customFields', 'Custom Fields', 'object', false),
			],
		},
	};
}

async function push(item: IDataObject, value: INodeParameters): Promise<IDataObject | undefined> {
	const run = await bench.run([item], {
		onError: 'continueRegularOutput',
		parameters: byHand(value),
	});
	return jsonOf(run, 'Recotap')[0];
}

const basics = { domain: '={{ $json.site }}', name: '={{ $json.company }}' };

it('accepts tags as a list, as a text with commas, and none', async () => {
	const tags = { ...basics, tags: '={{ $json.tags }}' };
	await push({ site: 'a.com', company: 'A', tags: ['x', 'y'] }, tags);
	await push({ site: 'b.com', company: 'B', tags: 'x, y' }, tags);
	await push({ site: 'c.com', company: 'C', tags: '' }, tags);
	const tagsOf = (domain: string) => bench.sandbox.store.findByDomain(domain)?.tags;
	expect([tagsOf('a.com'), tagsOf('b.com'), tagsOf('c.com')]).toEqual([['x', 'y'], ['x', 'y'], []]);
});

it('accepts custom fields as an object, as JSON text, and none', async () => {
	const custom = { ...basics, customFields: '={{ $json.custom }}' };
	const fields = { CONTRACT_VALUE_C: 75_000 };
	await push({ site: 'a.com', company: 'A', custom: fields }, custom);
	await push({ site: 'b.com', company: 'B', custom: JSON.stringify(fields) }, custom);
	expect(await push({ site: 'c.com', company: 'C', custom: '' }, custom)).toMatchObject({
		status: 'created',
	});
	for (const domain of ['a.com', 'b.com']) {
		expect(bench.sandbox.store.findByDomain(domain)?.customFields).toMatchObject(fields);
	}
});

it("reports every wrong field with its label instead of n8n's message", async () => {
	const answer = await push(
		{ site: '', tags: { odd: true } },
		{ ...basics, tags: '={{ $json.tags }}' },
	);
	expect(answer).toMatchObject({
		status: 'invalid',
		reason:
			"'Domain' is empty; 'Name' is empty; 'Tags' must be a list or comma-separated text, got an object",
	});
});

it('reports a failed expression with its item only', async () => {
	const answer = await push(
		{ site: 'a.com' },
		{ ...basics, name: "={{ $('Nowhere').item.json.name }}" },
	);
	expect(answer).toMatchObject({
		status: 'invalid',
		reason: "'Name' has an expression that failed: Referenced node doesn't exist",
	});
});
