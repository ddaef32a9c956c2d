import path from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { OPERATIONS } from '#nodes/Recotap/actions/operations';
import type { FaultOptions } from '#sandbox/faults/plan';
import { jsonOf } from '#tools/n8n/engine';
import { AGREED, compare, readSchema } from './support/outputSchema';
import { packageFolder, startBench } from './support/recotap';
import { startTrigger } from './support/trigger';

const NODE_FOLDER = path.join(packageFolder, 'dist/nodes/Recotap');

/** A run of an operation, for its output. */
interface Sample {
	readonly items?: readonly IDataObject[];
	readonly parameters?: INodeParameters;
	readonly faults?: FaultOptions;
}

const BAD_ROW: FaultOptions = {
	poison: { rows: (domain) => domain === 'bad.com', fault: 'rows-refused-flat' },
};

const LOST_ONCE: FaultOptions = {
	script: ({ method, attempt }) => (method !== 'GET' && attempt === 1 ? 'status-503' : undefined),
};

/** New, known, repeated and refused accounts, and a preview. */
const ACCOUNT_SAMPLES: readonly Sample[] = [
	{
		items: [
			{ domain: 'new.com', name: 'Old name' },
			{ domain: 'new.com', name: 'New', externalId: 'crm-2' },
			{ domain: 'old.com', name: 'Old' },
		],
	},
	{
		items: ['a.com', 'bad.com', 'b.com'].map((domain) => ({ domain, name: domain })),
		faults: BAD_ROW,
	},
	{ items: [{ domain: 'old.com', name: 'Old' }], parameters: { options: { preview: true } } },
];

/** For each operation the runs whose output covers its whole schema, with the default values of its form. */
const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
	'account/create': ACCOUNT_SAMPLES,
	'account/upsert': ACCOUNT_SAMPLES,
	'account/mapExternalIds': [
		{
			items: [
				{ domain: 'old.com', externalId: 'crm-1' },
				{ domain: 'old.com', externalId: 'crm-2' },
				{ domain: 'nobody.com', externalId: 'crm-3' },
			],
		},
		{
			items: ['old.com', 'bad.com'].map((domain) => ({ domain, externalId: domain })),
			faults: BAD_ROW,
		},
		{
			items: [{ domain: 'old.com', externalId: 'crm-2' }],
			parameters: { options: { keepExisting: true } },
		},
	],
	'account/getMany': [{}],
	'account/getManyWithoutExternalId': [{}],
	'account/updateCustomFields': [
		{
			items: ['a', 'a'].map((rtp_aid) => ({ rtp_aid, customFields: { NOTES_C: 'x' } })),
			faults: LOST_ONCE,
		},
	],
	'customField/getMany': [{}],
	'customField/create': [
		{
			items: ['New', 'New', 'Notes'].map((label) => ({ label, labelType: 'number' })),
			faults: LOST_ONCE,
		},
	],
	'deal/upsert': [
		{
			items: ['D-1', 'D-1'].map((externalDealId) => ({ externalDealId, name: 'Deal' })),
			faults: LOST_ONCE,
		},
	],
	'dealStage/create': [
		{
			items: ['smb'].map((pipelineId) => ({
				pipelineId,
				pipelineLabel: 'SMB',
				stageId: '1',
				stageLabel: 'Open',
			})),
			faults: { script: ({ attempt }) => (attempt === 1 ? 'status-500-after-storing' : undefined) },
		},
	],
	'salesActivity/create': [
		{
			items: ['A-1', 'A-1'].map((externalActivityId) => ({
				externalActivityId,
				activityType: 'call',
				occurredAt: '2026-05-04',
				domain: 'acme.com',
				ownerEmail: 'rep@us.com',
				contacts: 'jane@acme.com',
			})),
			faults: LOST_ONCE,
		},
	],
	'segment/getMany': [{}],
};

const ACCOUNTS = [
	{ domain: 'old.com', name: 'Old', externalId: 'crm-1' },
	{ domain: 'blank.com', name: 'Blank' },
];

it.each(OPERATIONS.map(({ resource, option }) => [resource, String(option.value)] as const))(
	'%s %s: the schema matches the actual output',
	async (resource, operation) => {
		const items: IDataObject[] = [];
		for (const { items: input = [{}], parameters, faults } of SAMPLES[`${resource}/${operation}`] ??
			[]) {
			const bench = await startBench({ accounts: ACCOUNTS, ...(faults && { faults }) });
			const run = await bench.run(input, { parameters: { resource, operation, ...parameters } });
			items.push(...jsonOf(run, 'Recotap'));
		}
		expect(compare(readSchema(NODE_FOLDER, `v1.0.0/${resource}/${operation}`), items)).toEqual(
			AGREED,
		);
	},
);

it('the schema of the trigger matches the actual output', async () => {
	const items: IDataObject[] = [];
	for (const event of ['accountUpdated', 'journeyStageChanged']) {
		const trigger = await startTrigger({ event, startWith: 'everything' });
		trigger.recalculate('n0.com', { journeyStage: 'Aware' });
		items.push(...(await trigger.poller.poll()).map(({ json }) => json));
	}
	expect(compare(readSchema(NODE_FOLDER, 'v1.0.0'), items)).toEqual(AGREED);
});
