import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { createPorts } from '@n8n-nodes-recotap/kit/n8n/http/createPorts';
import { seededRandom } from '#sandbox/core/random';
import { FAULT_NAMES, type FaultName } from '#sandbox/faults/catalogue';
import type { LoggedRequest, Sandbox } from '#sandbox/server';
import { fakeContext } from './fakeContext';
import { rowOfTry, type Scenario } from './scenario';
import { type Subject, SUBJECTS } from './subjects';

/** Timeout of one attempt where every request gets a response, ms. */
const PATIENT_MS = 20_000;

/** One try of the node: its items, or the error it threw. */
export interface Try {
	readonly items: readonly INodeExecutionData[];
	readonly error: unknown;
}

/** The effects of a run, on both sides. */
export interface Observed {
	readonly scenario: Scenario;
	readonly tries: readonly Try[];
	/** Payloads that the sandbox has stored at any time, see `payloadOf`. */
	readonly stored: ReadonlySet<string>;
	readonly requests: readonly LoggedRequest[];
	/** Virtual time that passed, ms. */
	readonly waitedMs: number;
	/** All output, as text. */
	readonly traces: string;
	/** Pushes the same rows once more, without faults. Returns its items and the state of the API afterwards. */
	readonly pushAgain: () => Promise<Try & { readonly state: ReturnType<Subject['stateOf']> }>;
}

/** Runs the node against a sandbox with faults. Waits take no time. */
export async function runScenario(scenario: Scenario, sandbox: Sandbox): Promise<Observed> {
	const { faults, faultRate, seed, rows, onError, retryOnFail } = scenario;
	const subject = SUBJECTS[scenario.subject];
	const mix: Partial<Record<FaultName, number>> = {};
	for (const name of faults) mix[name] = 1;
	sandbox.reset({
		...subject.worldOf(scenario),
		faults: { seed, rate: faultRate, mix },
	});
	const stored = new Set<string>();
	subject.watch(sandbox, (domain, value) => stored.add(`${domain} ${String(value)}`));

	const time = { now: Date.UTC(2026, 0, 1) };
	const start = time.now;
	const random = seededRandom(seed);
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
	const execute = async (
		number: number,
		storage: IDataObject,
		options: Scenario['options'] = scenario.options,
	): Promise<Try> => {
		const fake = fakeContext({
			items: rows.map((row) => ({ ...rowOfTry(scenario, row, number) })),
			parameters: {
				'columns.mappingMode': 'autoMapInputData',
				upsert: (item: IDataObject) => item.upsert,
				segmentId: (item: IDataObject) => item.segment,
				options,
			},
			node: { onError, retryOnFail },
			credential: { apiKey: sandbox.apiKey, baseUrl: subject.baseUrlOf(sandbox) },
			storage,
		});
		const outcome = await subject.execute(fake.context, connect).then(
			([items = []]) => ({ items, error: undefined }),
			(error: unknown) => ({ items: [], error }),
		);
		traces.push(...fake.traces, JSON.stringify(storage), describeTry(outcome));
		return outcome;
	};

	const storage: IDataObject = {};
	const tries: Try[] = [];
	for (let count = 0; count < (retryOnFail ? 2 : 1); count++)
		tries.push(await execute(count, storage));
	return {
		scenario,
		tries,
		stored,
		requests: [...sandbox.requests],
		waitedMs: time.now - start,
		traces: traces.join('\n'),
		pushAgain: async () => {
			for (const name of FAULT_NAMES) mix[name] = 0;
			// Waits take no time here, but an outage does.
			await sandbox.endOutage();
			// Every request is answered now: however busy the machine, no request may be given up.
			const calm = await execute(0, {}, { ...scenario.options, timeout: PATIENT_MS });
			return { ...calm, state: subject.stateOf(sandbox) };
		},
	};
}

function describeTry({ items, error }: Try): string {
	const texts = [JSON.stringify(items)];
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		texts.push(cause.message, cause.stack ?? '', JSON.stringify(cause));
	}
	return texts.join('\n');
}
