import type { INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { type Status, STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';

/** What the node said about one row of the file. */
export interface RowOutcome {
	/** Position of the row among the rows of the file, from 0. */
	readonly row: number;
	readonly status: Status;
	readonly reason: string;
	readonly domain: string;
	/** The API's ID of the account; empty when there is none. */
	readonly accountId: string;
	/** For a duplicate: the row that was sent instead. */
	readonly sentInstead: number | undefined;
}

/** One operation, finished. */
export interface OperationReport {
	readonly title: string;
	/** One for each row of the file. */
	readonly outcomes: readonly RowOutcome[];
	readonly requestsSent: number;
	readonly fewestRequests: number;
	/** How long n8n took for the node, ms. */
	readonly elapsedMs: number;
}

const text = z
	.string()
	.nullish()
	.transform((value) => value ?? '');
const outcome = z.object({
	status: z.enum(STATUSES),
	reason: text,
	domain: text,
	rtp_aid: text,
	id: text,
	duplicateOf: z.number().nullish(),
});

/**
 * Parses a node's output. Which row an item speaks of follows from n8n's item links alone, never from its position.
 *
 * @param items output of the node
 * @param rowOf the row behind each of the node's input items
 * @param idName under which name the output has the ID of an account
 * @returns outcomes in the order of the items
 * @throws Error when an item is no outcome, or rows and outcomes do not match one to one
 */
export function parseOutcomes(
	items: readonly INodeExecutionData[],
	rowOf: readonly number[],
	idName: 'rtp_aid' | 'id',
): RowOutcome[] {
	const outcomes = items.map(({ json, pairedItem }): RowOutcome => {
		const row =
			typeof pairedItem === 'object' && 'item' in pairedItem ? rowOf[pairedItem.item] : undefined;
		if (row === undefined) throw new Error('An output item is not linked to an input item');
		const { status, reason, domain, duplicateOf, [idName]: accountId } = outcome.parse(json);
		return { row, status, reason, domain, accountId, sentInstead: rowOf[duplicateOf ?? -1] };
	});
	const rows = new Set(outcomes.map(({ row }) => row));
	if (rows.size === rowOf.length && outcomes.length === rowOf.length) return outcomes;
	throw new Error(`${rowOf.length} rows went in, ${outcomes.length} outcomes came out`);
}

/** Outcomes by status, in the order in which people read statuses; those that did not occur are left out. */
export function groupByStatus(
	outcomes: readonly RowOutcome[],
): ReadonlyMap<Status, readonly RowOutcome[]> {
	const ofStatus = (status: Status) => outcomes.filter((one) => one.status === status);
	return new Map(
		STATUSES.map((status) => [status, ofStatus(status)] as const).filter(
			([, { length }]) => length > 0,
		),
	);
}
