import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import { normaliseDomain } from '@n8n-nodes-recotap/kit/values/normaliseDomain';
import type { Observed } from './runScenario';
import { rowOfTry } from './scenario';
import { payloadOf } from './subjects';

/** Maximum time between two requests while the API is throttling, ms. */
const SLOWEST_PACE_MS = 2000;

/** The outcome in an item, with any On Error setting. */
export function answerOf({ json }: INodeExecutionData): IDataObject {
	const { details } = json;
	return isRecord(details) ? (details as IDataObject) : json;
}

/**
 * Checks everything that a run must never do, whatever happens.
 *
 * @param apiKey the secret
 * @throws Error that describes the violation
 */
export function checkInvariants(observed: Observed, apiKey: string): void {
	const last = observed.tries.at(-1);
	if (last === undefined) throw new Error('The node was not run');
	if (last.error === undefined) {
		conservation(observed, last.items);
		truth(observed, last.items);
		linkage(observed, last.items);
		duplicates(last.items);
	} else if (observed.scenario.onError !== 'stopWorkflow') {
		throw new Error('The node threw although it was told to continue', { cause: last.error });
	} else if (saysNothingWritten(last.error)) {
		nothingWritten(observed);
	}
	boundedness(observed);
	secrecy(observed, apiKey);
}

function conservation({ scenario }: Observed, items: readonly INodeExecutionData[]): void {
	must(
		items.length === scenario.rows.length,
		`${items.length} items for ${scenario.rows.length} rows`,
	);
	for (const item of items) {
		const { status } = answerOf(item);
		must(
			STATUSES.some((word) => word === status),
			`unknown status word ${String(status)}`,
		);
	}
}

/** Rows reported as stored are stored; rows reported as not stored are not. `unknown` may be either. */
function truth({ scenario, stored, tries }: Observed, items: readonly INodeExecutionData[]): void {
	scenario.rows.forEach((row, index) => {
		const item = items[index];
		const status = item === undefined ? '' : String(answerOf(item).status);
		if (status === 'unknown') return;
		const isStored = tries.some((_, number) =>
			stored.has(payloadOf(scenario, rowOfTry(scenario, row, number))),
		);
		const isClaimed = ['created', 'updated', 'resolved'].includes(status);
		must(isStored === isClaimed, `row ${index} is ${status}, but stored: ${isStored}`);
	});
}

/** Whether the node has stopped because the API refused everything. */
export function saysNothingWritten(error: unknown): boolean {
	return error instanceof Error && error.message.includes('so nothing was written');
}

/** Such an error is right about every row, in every try. */
function nothingWritten({ scenario, stored, tries }: Observed): void {
	scenario.rows.forEach((row, index) => {
		const isStored = tries.some((_, number) =>
			stored.has(payloadOf(scenario, rowOfTry(scenario, row, number))),
		);
		must(!isStored, `row ${index} is stored, although nothing was written`);
	});
}

function linkage({ scenario }: Observed, items: readonly INodeExecutionData[]): void {
	scenario.rows.forEach((row, index) => {
		const item = items[index];
		const cleaned = normaliseDomain(row.domain);
		const paired = JSON.stringify(item?.pairedItem);
		must(paired === JSON.stringify({ item: index }), `item ${index} is paired with ${paired}`);
		const domain = item === undefined ? undefined : answerOf(item).domain;
		if (cleaned.ok) must(domain === cleaned.domain, `item ${index} speaks of ${String(domain)}`);
	});
}

function duplicates(items: readonly INodeExecutionData[]): void {
	items.forEach((item, index) => {
		const { status, duplicateOf, domain } = answerOf(item);
		if (status !== 'duplicate') return;
		const winner = typeof duplicateOf === 'number' ? items[duplicateOf] : undefined;
		must(winner !== undefined && winner !== item, `row ${index} is a duplicate of nobody`);
		if (winner !== undefined) {
			must(answerOf(winner).domain === domain, `row ${index} is a duplicate of another domain`);
			must(answerOf(winner).status !== 'duplicate', `row ${index} is a duplicate of a duplicate`);
		}
	});
}

function boundedness({ scenario, requests, waitedMs, tries }: Observed): void {
	const { rows, options } = scenario;
	// Each row once with others, twice while it is isolated, and once when it is looked up.
	const most = tries.length * 4 * rows.length * (options.maxRetries + 1);
	must(requests.length <= most, `${requests.length} requests, at most ${most} allowed`);
	const waiting = tries.length * options.maxWait * 1000;
	// Spacing requests at the rate of the API does not count as waiting.
	const longest = waiting + requests.length * SLOWEST_PACE_MS;
	must(waitedMs <= longest, `waited ${waitedMs} ms, at most ${longest} allowed`);
	const tooLarge = requests.find(({ domains }) => domains.length > options.batchSize);
	must(tooLarge === undefined, 'a request is larger than allowed');
	const doubled = requests.find(
		({ domains }) => new Set(domains.map((name) => name.toLowerCase())).size < domains.length,
	);
	must(doubled === undefined, 'a request has one domain twice');
}

function secrecy({ traces }: Observed, apiKey: string): void {
	must(!traces.includes(apiKey), 'the API key came out');
}

function must(holds: boolean, otherwise: string): void {
	if (!holds) throw new Error(otherwise);
}
