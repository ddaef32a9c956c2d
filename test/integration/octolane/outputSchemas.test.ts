import path from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { OPERATIONS } from '#packages/octolane/nodes/Octolane/actions/operations';
import { seededUuid } from '#sandbox/octolane/uuid';
import { jsonOf } from '#tools/n8n/engine';
import { octolaneFolder, startOctolane } from '../support/octolane';
import { AGREED, compare, readSchema } from '../support/outputSchema';

/** A run whose output covers the whole schema of an operation. */
interface Sample {
	readonly items?: readonly IDataObject[];
	readonly options?: INodeParameters;
}

const [OLD, STRANGER] = [seededUuid('accounts 0'), seededUuid('nobody')];

const SAMPLES: Readonly<Record<string, Sample>> = {
	'account/create': {
		items: ['old.com', 'new.com', 'new.com', 'bad.com'].map((domain) => ({ domain })),
		options: { returnIds: true, includeReply: true },
	},
	'account/update': {
		items: [OLD, OLD, STRANGER].map((id) => ({ id, name: 'New' })),
		options: { includeReply: true },
	},
	'account/getMany': {},
	'account/search': {},
	'contact/create': {
		items: ['a@old.com', 'a@old.com'].map((email) => ({ email })),
		options: { includeReply: true },
	},
};

it.each(OPERATIONS.map(({ resource, option }) => [resource, String(option.value)] as const))(
	'%s %s: the schema matches the actual output',
	async (resource, operation) => {
		const { items = [{}], options = {} } = SAMPLES[`${resource}/${operation}`] ?? {};
		const bench = await startOctolane(
			{
				shape: 'records',
				accounts: [{ key: 'old.com', properties: { name: 'Old' } }],
				reject: (key) => (key === 'bad.com' ? 'is blocked' : undefined),
			},
			{
				faults: {
					script: ({ method, path: asked, attempt }) =>
						method !== 'GET' && asked.endsWith('/bulk') && attempt === 1 ? 'status-503' : undefined,
				},
			},
		);
		const run = await bench.run(items, { parameters: { resource, operation, options } });
		const schema = readSchema(
			path.join(octolaneFolder, 'dist/nodes/Octolane'),
			`v1.0.0/${resource}/${operation}`,
		);
		expect(compare(schema, jsonOf(run, 'Octolane'))).toEqual(AGREED);
	},
);
