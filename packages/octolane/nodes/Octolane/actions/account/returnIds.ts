import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Outcome, Written } from '../../../../../../bulk/outcome';
import type { Run } from '../../../../../../bulk/run';
import { identifyDomain } from '../../../../../../shell/identifyDomain';
import type { BulkOperation, Pushed } from '../../../../../../shell/push/bulkOperation';
import { readAll } from '../../../../../../shell/read/walkPages';
import { ReadStopped } from '../../../../../../shell/read/readStopped';
import type { Account } from '../../schemas/account';
import { accountPages } from '../../transport/lists';

/** Domains in one search. */
const BATCH = 100;
/** Clocks differ: an account counts as older than the run only from this much on, ms. */
const CLOCK_MARGIN_MS = 300_000;

export const returnIdsOption: INodeProperties = {
	displayName: 'Return IDs',
	name: 'returnIds',
	type: 'boolean',
	default: false,
	description:
		"Whether to look up each account afterwards and add its Octolane ID. Accounts that are clearly older than the run are marked as 'existing'.",
};

/** The follow-up that looks up IDs, if the user wants it. */
export function returnIds(
	context: IExecuteFunctions,
): Pick<BulkOperation<Account, object>, 'followUp'> {
	if (context.getNodeParameter('options.returnIds', 0, false) !== true) return {};
	const startedAt = Date.now();
	return { followUp: async (pushed, run) => await addIds(pushed, run, startedAt) };
}

/** Rows whose ID cannot be found keep the outcome that they have: it is true without it. */
async function addIds(
	pushed: readonly Pushed<Account>[],
	run: Run,
	startedAt: number,
): Promise<readonly Outcome[]> {
	const wanted = pushed.flatMap(({ outcome, payload }) =>
		payload !== undefined && isWritten(outcome) ? [payload.domain] : [],
	);
	const found = new Map<string, IDataObject>();
	for (let at = 0; at < wanted.length; at += BATCH) {
		for (const account of await search(wanted.slice(at, at + BATCH), run)) {
			const domain = identifyDomain(account.domain);
			if (domain !== undefined && !found.has(domain)) found.set(domain, account);
		}
	}
	return pushed.map(({ outcome, payload }): Outcome => {
		const account = payload === undefined ? undefined : found.get(payload.domain);
		if (account === undefined || !isWritten(outcome)) return outcome;
		const { id, created_at } = account;
		const createdAt = typeof created_at === 'string' ? Date.parse(created_at) : NaN;
		const facts = {
			...outcome.facts,
			...(typeof id === 'string' ? { id } : {}),
			...(createdAt < startedAt - CLOCK_MARGIN_MS ? { existing: true } : {}),
		};
		return { ...outcome, facts };
	});
}

function isWritten(outcome: Outcome): outcome is Written {
	return (
		outcome.status === 'created' || outcome.status === 'updated' || outcome.status === 'resolved'
	);
}

/** POST /v1/accounts/search ("Search accounts", octolane.com/docs). */
async function search(domains: readonly string[], run: Run): Promise<readonly IDataObject[]> {
	const pages = accountPages(500, (limit, cursor) => ({
		method: 'POST',
		path: '/v1/accounts/search',
		body: {
			filters: [{ field: 'domain', operator: 'in', value: domains }],
			fields: ['id', 'domain', 'created_at'],
			limit,
			...(cursor === undefined ? {} : { cursor }),
		},
	}));
	return await readAll(pages, run).catch((error: unknown) => {
		if (error instanceof ReadStopped) return [];
		throw error;
	});
}
