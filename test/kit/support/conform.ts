import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { seededRandom } from '#sandbox/core/random';
import { fakeContext } from '#test/property/support/fakeContext';
import { createPorts } from '@n8n-nodes-recotap/kit/n8n/http/createPorts';
import { type Status, STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import type { ApiRequest } from '@n8n-nodes-recotap/kit/request/ports';
import { type NetworkFault, sendThrough } from './network';
import type { Vendor, VendorRow } from './vendors';

/** A run: rows x faults x options. */
export interface Case {
	/** `undefined` is an item that the node has to refuse. */
	readonly rows: readonly (VendorRow | undefined)[];
	readonly faults: readonly NetworkFault[];
	/** Share of requests that meet one. */
	readonly faultRate: number;
	readonly seed: number;
	readonly options: {
		/** The vendor's own limit still holds. */
		readonly batchSize: number;
		readonly concurrency: number;
		readonly duplicates: 'keepLast' | 'keepFirst' | 'sendAll';
		readonly maxRetries: number;
		readonly maxWait: number;
	};
}

/** What a run has shown. */
export interface Observation {
	readonly statuses: readonly Status[];
	readonly faults: readonly NetworkFault[];
	readonly writes: number;
}

/**
 * Runs an operation against its service, over a network with faults, and holds it to what every bulk operation promises:
 * one outcome for each item, linked to it; what is called written is stored, what is called not written is not; requests no
 * larger than allowed, without two rows of one key; waits and requests within the options. Waiting takes no time.
 *
 * @throws Error that says what was violated
 */
export async function conform(vendor: Vendor, run: Case): Promise<Observation> {
	const service = await vendor.start();
	const most = Math.min(vendor.limit, run.options.batchSize);
	try {
		const time = { now: Date.UTC(2026, 0, 1) };
		const start = time.now;
		const random = seededRandom(run.seed);
		const met: NetworkFault[] = [];
		const requests: ApiRequest[] = [];
		const connect: typeof createPorts = (...parameters) => {
			const ports = createPorts(...parameters);
			const { reach } = service;
			const send =
				typeof reach === 'function' ? async (request: ApiRequest) => reach(request) : ports.send;
			return {
				...ports,
				now: () => time.now,
				random,
				sleep: async (ms) => {
					const until = time.now + ms;
					await new Promise((resolve) => setImmediate(resolve));
					time.now = Math.max(time.now, until);
				},
				send: async (request) => {
					requests.push(request);
					const fault =
						random() < run.faultRate
							? run.faults[Math.floor(random() * run.faults.length)]
							: undefined;
					if (fault === undefined) return await send(request);
					met.push(fault);
					return await sendThrough(fault, request, send, vendor.keysIn(request).length);
				},
			};
		};
		const { reach } = service;
		const { context } = fakeContext({
			items: run.rows.map((row) => (row === undefined ? vendor.invalid : vendor.itemOf(row))),
			parameters: {
				'columns.mappingMode': 'autoMapInputData',
				options: { ...run.options, batchSize: most },
			},
			node: { onError: 'continueRegularOutput' },
			credential:
				typeof reach === 'function' ? { apiKey: 'key', baseUrl: 'https://api.example.com' } : reach,
			storage: {},
		});
		const [items = []] = await vendor.execute(context, connect);

		const statuses = run.rows.map((row, index) => {
			const status = statusOf(items[index]?.json);
			const isClaimed = ['created', 'updated', 'resolved'].includes(status);
			const isStored = row !== undefined && service.hasStored(row);
			if (status !== 'unknown') {
				must(isClaimed === isStored, `item ${index} is ${status}, but stored: ${isStored}`);
			}
			must(row !== undefined || status === 'invalid', `item ${index} is bad, but ${status}`);
			must(linkOf(items[index]) === index, `item ${index} is linked to ${linkOf(items[index])}`);
			return status;
		});
		must(items.length === run.rows.length, `${items.length} items for ${run.rows.length} rows`);

		const writes = requests.map(vendor.keysIn).filter((keys) => keys.length > 0);
		for (const keys of writes) {
			must(keys.length <= most, `a request has ${keys.length} rows, at most ${most} are allowed`);
			must(new Set(keys).size === keys.length, 'a request has two rows of one key');
		}
		const attempts = run.options.maxRetries + 1;
		must(requests.length <= 4 * run.rows.length * attempts, `${requests.length} requests`);
		const waited = time.now - start;
		must(waited <= run.options.maxWait * 1000 + requests.length * 2000, `waited ${waited} ms`);
		return { statuses, faults: met, writes: writes.length };
	} finally {
		await service.close();
	}
}

function statusOf(json: IDataObject | undefined): Status {
	const status = STATUSES.find((word) => word === json?.['status']);
	if (status === undefined) throw new Error(`No status in ${JSON.stringify(json)}`);
	return status;
}

function linkOf(item: INodeExecutionData | undefined): number | undefined {
	const link = item?.pairedItem;
	return typeof link === 'object' && 'item' in link ? link.item : undefined;
}

function must(holds: boolean, otherwise: string): void {
	if (!holds) throw new Error(otherwise);
}
