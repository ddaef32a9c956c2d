import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { normaliseDomain } from '../../../bulk/normaliseDomain';
import { OPERATIONS } from '../../../nodes/Recotap/actions/operations';
import { createPorts } from '../../../shell/http/createPorts';
import { FAULT_NAMES, type FaultName } from '../../../sandbox/faults/catalogue';
import type { LoggedRequest, Sandbox } from '../../../sandbox/server';
import { fakeContext } from './fakeContext';
import type { Scenario, ScenarioRow } from './scenario';

/** One try of the node: its items, or what it threw. */
export interface Try {
	readonly items: readonly INodeExecutionData[];
	readonly error: unknown;
}

/** What a run brought about, on both sides. */
export interface Observed {
	readonly scenario: Scenario;
	readonly tries: readonly Try[];
	/** Payloads that the sandbox stored at any time, see `payloadOf`. */
	readonly stored: ReadonlySet<string>;
	readonly requests: readonly LoggedRequest[];
	/** Virtual time that passed, ms. */
	readonly waitedMs: number;
	/** Everything that came out anywhere, as text. */
	readonly traces: string;
	/** Pushes the same rows once more, now without faults. Gives what Recotap holds then. */
	readonly pushAgain: () => Promise<unknown>;
}

/** Names one payload, to find it again in what was stored. */
export function payloadOf({ operation }: Scenario, row: ScenarioRow): string {
	const cleaned = normaliseDomain(row.domain);
	const domain = cleaned.ok ? cleaned.domain : '';
	return `${domain} ${operation === 'create' ? row.name : row.externalId}`;
}

/** Runs the node against a sandbox with faults. Waiting takes no time. */
export async function runScenario(scenario: Scenario, sandbox: Sandbox): Promise<Observed> {
	const { faults, faultRate, seed, operation, rows, existing, onError, retryOnFail } = scenario;
	const mix: Partial<Record<FaultName, number>> = {};
	for (const name of faults) mix[name] = 1;
	sandbox.reset({
		accounts: existing.map((domain) => ({ domain, name: `Existing ${domain}` })),
		faults: { seed, rate: faultRate, mix },
	});
	const stored = watchWrites(sandbox, operation);
	const definition = OPERATIONS.find(({ option }) => option.value === operation);
	if (definition === undefined) throw new Error(`No operation ${operation}`);

	const time = { now: Date.UTC(2026, 0, 1) };
	const start = time.now;
	const random = seeded(seed);
	const connect: typeof createPorts = (...parameters) => ({
		...createPorts(...parameters),
		now: () => time.now,
		random,
		sleep: async (ms) => {
			const until = time.now + ms;
			await new Promise((resolve) => setImmediate(resolve));
			time.now = Math.max(time.now, until);
		},
	});
	const traces: string[] = [];
	const execute = async (storage: IDataObject): Promise<Try> => {
		const fake = fakeContext({
			items: rows.map((row) => ({ ...row })),
			parameters: {
				'columns.mappingMode': 'autoMapInputData',
				upsert: (item: IDataObject) => item.upsert,
				segmentId: (item: IDataObject) => item.segment,
				options: scenario.options,
			},
			node: { onError, retryOnFail },
			credential: { apiKey: sandbox.apiKey, baseUrl: sandbox.url },
			storage,
		});
		const outcome = await definition.execute(fake.context, connect).then(
			([items = []]) => ({ items, error: undefined }),
			(error: unknown) => ({ items: [], error }),
		);
		traces.push(...fake.traces, JSON.stringify(storage), describeTry(outcome));
		return outcome;
	};

	const storage: IDataObject = {};
	const tries: Try[] = [];
	for (let count = 0; count < (retryOnFail ? 2 : 1); count++) tries.push(await execute(storage));
	return {
		scenario,
		tries,
		stored,
		requests: [...sandbox.requests],
		waitedMs: time.now - start,
		traces: traces.join('\n'),
		pushAgain: async () => {
			for (const name of FAULT_NAMES) mix[name] = 0;
			await execute({});
			return sandbox.store.accountsInOrder.map(({ domain, name, externalId }) => ({
				domain,
				name,
				externalId,
			}));
		},
	};
}

function watchWrites({ store }: Sandbox, operation: Scenario['operation']): ReadonlySet<string> {
	const stored = new Set<string>();
	const create = store.create.bind(store);
	const update = store.update.bind(store);
	store.create = (account) => {
		if (operation === 'create') stored.add(`${account.domain} ${account.name}`);
		return create(account);
	};
	store.update = (account, fields) => {
		const value = operation === 'create' ? fields.name : fields.externalId;
		stored.add(`${account.domain} ${value}`);
		update(account, fields);
	};
	return stored;
}

function describeTry({ items, error }: Try): string {
	const texts = [JSON.stringify(items)];
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		texts.push(cause.message, cause.stack ?? '', JSON.stringify(cause));
	}
	return texts.join('\n');
}

function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
