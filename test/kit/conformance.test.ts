import fc from 'fast-check';
import type { Status } from '@n8n-nodes-recotap/kit/push/outcome';
import { upsertPeople } from './exampleVendor/people.operation';
import { type Case, conform } from './support/conform';
import { NETWORK_FAULTS, type NetworkFault } from './support/network';
import { startPeople, type Vendor, VENDORS } from './support/vendors';

const RUNS = 120;

const record = fc.integer({ min: 0, max: 79 });
const cases: fc.Arbitrary<Case> = fc.record({
	rows: fc
		.array(
			fc.oneof({ weight: 11, arbitrary: record }, { weight: 1, arbitrary: fc.constant(undefined) }),
			{ maxLength: 130, size: 'max' },
		)
		.map((list) =>
			list.map((one, at) => (one === undefined ? one : { record: one, value: `Value ${at}` })),
		),
	faults: fc.oneof(
		fc.subarray([...NETWORK_FAULTS], { minLength: 1, maxLength: 2 }),
		fc.constant(NETWORK_FAULTS),
	),
	faultRate: fc.constantFrom(0, 0.1, 0.3, 0.7),
	seed: fc.integer({ min: 1, max: 1_000_000 }),
	options: fc.record({
		batchSize: fc.constantFrom(1, 7, 50, 100),
		concurrency: fc.integer({ min: 1, max: 4 }),
		duplicates: fc.constantFrom('keepLast', 'keepFirst', 'sendAll'),
		maxRetries: fc.integer({ min: 0, max: 4 }),
		maxWait: fc.constantFrom(0, 10, 600),
	}),
});

describe.each(Object.entries<Vendor>(VENDORS))('%s', (_, vendor) => {
	it('loses, doubles and invents no row, whatever happens to its requests', async () => {
		const statuses = new Set<Status>();
		const faults = new Set<NetworkFault>();
		let writes = 0;
		await fc.assert(
			fc.asyncProperty(cases, async (run) => {
				const seen = await conform(vendor, run);
				for (const status of seen.statuses) statuses.add(status);
				for (const fault of seen.faults) faults.add(fault);
				writes += seen.writes;
			}),
			{ numRuns: RUNS },
		);
		// The suite is worth nothing if it did not get that far.
		expect([...statuses]).toEqual(
			expect.arrayContaining(['invalid', 'duplicate', 'unknown', 'notSent']),
		);
		expect(faults.size).toBeGreaterThan(NETWORK_FAULTS.length / 2);
		expect(writes).toBeGreaterThan(RUNS);
	}, 120_000);
});

describe('the suite', () => {
	it('notices a vendor that calls rejected rows created', async () => {
		const liar: Vendor = {
			...VENDORS['Example CRM, Create or Update'],
			itemOf: ({ record: number, value }) => ({
				email: `p${number}@example.com`,
				name: `${value}!`,
			}),
			start: async () => {
				const honest = startPeople();
				const { reach } = honest;
				if (typeof reach !== 'function') throw new Error('The service is in memory');
				return await Promise.resolve({
					...honest,
					reach: (request) => {
						const response = reach(request);
						const text = JSON.stringify(response).replaceAll('rejected', 'added');
						return JSON.parse(text) as typeof response;
					},
				});
			},
		};
		const run = oneRow();
		await expect(conform(liar, run)).rejects.toThrow('item 0 is created, but stored: false');
	});

	it('notices a vendor that has two rows of one record in a request', async () => {
		const vendor = VENDORS['Example CRM, Create or Update'];
		const doubling: Vendor = {
			...vendor,
			keysIn: (request) => [...vendor.keysIn(request), ...vendor.keysIn(request)],
		};
		await expect(conform(doubling, oneRow())).rejects.toThrow('two rows of one key');
	});
});

describe('the example vendor', () => {
	it('tells rejected rows from stored ones, and takes out the rows that spoil a request', async () => {
		const vendor: Vendor = {
			...VENDORS['Example CRM, Create or Update'],
			itemOf: ({ record: number, value }) => ({ email: `p${number}@example.com`, name: value }),
			start: async () => {
				const service = startPeople();
				return await Promise.resolve({ ...service, hasStored: ({ value }) => value === 'Ada' });
			},
		};
		const rows = ['Ada', 'Bob!', 'Cy?'].map((value, at) => ({ record: at, value }));
		const { statuses } = await conform(vendor, { ...oneRow(), rows });
		expect(statuses).toEqual(['created', 'failed', 'failed']);
	});

	it('is listed as one operation with its form', () => {
		expect(upsertPeople.properties.map(({ name }) => name)).toEqual([
			'columns',
			'columnNames',
			'options',
		]);
	});
});

function oneRow(): Case {
	return {
		rows: [{ record: 1, value: 'Value' }],
		faults: [],
		faultRate: 0,
		seed: 1,
		options: {
			batchSize: 100,
			concurrency: 1,
			duplicates: 'keepLast',
			maxRetries: 0,
			maxWait: 10,
		},
	};
}
