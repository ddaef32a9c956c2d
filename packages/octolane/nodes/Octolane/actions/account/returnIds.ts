import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Facts, Outcome } from '@n8n-nodes-recotap/kit/push/outcome';
import type { Run } from '@n8n-nodes-recotap/kit/request/run';
import { parseDateTime } from '@n8n-nodes-recotap/kit/values/dateTime';
import { identifyDomain } from '@n8n-nodes-recotap/kit/values/identifyDomain';
import type { BulkEndpoint, PushedRow } from '@n8n-nodes-recotap/kit/n8n/bulk/bulkOperation';
import { isOn } from '@n8n-nodes-recotap/kit/n8n/form/bulkOptions';
import { fetchAll } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { type FetchStop, FetchStopped } from '@n8n-nodes-recotap/kit/n8n/list/fetchStopped';
import type { Account } from '../../schemas/account';
import { accountPages } from '../../api/lists';
import type { ServerTime } from '../../api/serverTime';

/** Domains in one search. */
const BATCH = 100;

export const returnIdsOption: INodeProperties = {
	displayName: 'Return IDs',
	name: 'returnIds',
	type: 'boolean',
	default: false,
	description:
		"Whether to look up each account afterwards and add its Octolane ID. Where this is certain, new accounts get the status 'created', and accounts that existed before are marked with 'existing'.",
};

/**
 * The follow-up that looks up IDs, if the user wants it. A hint reports when Octolane cannot be read.
 *
 * @param serverTime when rows reached Octolane
 */
export function returnIds(
	context: IExecuteFunctions,
	serverTime: ServerTime,
): Pick<BulkEndpoint<Account, object>, 'followUp'> {
	if (!isOn(context, returnIdsOption)) return {};
	const followUp = async (pushed: readonly PushedRow<Account>[], run: Run): Promise<Outcome[]> => {
		const wanted = pushed.flatMap(({ outcome, payload }) =>
			payload !== undefined && mayBeThere(outcome) ? [payload.domain] : [],
		);
		const domains = new Set<string>();
		const repeated = new Set<string>();
		for (const domain of wanted) (domains.has(domain) ? repeated : domains).add(domain);
		const { found, stop } = await lookUp([...domains], run);
		if (stop !== undefined) {
			const message = `Not all IDs could be looked up. ${stop.reason}`;
			context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
		}
		return pushed.map(({ outcome, payload }) => {
			const account = payload && found.get(payload.domain);
			if (payload === undefined || account === undefined || !mayBeThere(outcome)) return outcome;
			const { domain } = payload;
			return complete(outcome, account, serverTime.arrivalOf(domain), !repeated.has(domain));
		});
	};
	return { followUp };
}

type Sent = Extract<Outcome, { facts: Facts }>;

/** Whether a search can find out more about the row. */
function mayBeThere(outcome: Outcome): outcome is Sent {
	const { status } = outcome;
	return status === 'created' || status === 'resolved' || status === 'unknown';
}

/**
 * Adds what is known of the account that was found to the outcome of its row.
 *
 * @param arrival earliest time at which this run can have stored it, by Octolane's clock, ms since the epoch
 * @param isOnly whether no other row of the run can have created it
 */
function complete(
	outcome: Sent,
	{ id, created_at }: IDataObject,
	arrival: number | undefined,
	isOnly: boolean,
): Outcome {
	const { attempts } = outcome;
	const facts = typeof id === 'string' ? { ...outcome.facts, id } : outcome.facts;
	const createdAt = typeof created_at === 'string' ? parseDateTime(created_at, 'unknown') : NaN;
	if (outcome.status === 'created') return { ...outcome, facts };
	if (isOnly && arrival !== undefined && createdAt >= arrival) {
		return { status: 'created', attempts, facts };
	}
	const isOlder = arrival !== undefined && createdAt < arrival;
	// Its existence does not prove that this row was written: the look-up at the end of the push compares values.
	if (outcome.status === 'unknown') return { ...outcome, facts };
	return { status: 'resolved', attempts, facts: isOlder ? { ...facts, existing: true } : facts };
}

/** The accounts with these domains, by domain, as far as they can be read. */
async function lookUp(
	domains: readonly string[],
	run: Run,
): Promise<{ found: ReadonlyMap<string, IDataObject>; stop: FetchStop | undefined }> {
	const found = new Map<string, IDataObject>();
	for (let at = 0; at < domains.length; at += BATCH) {
		const accounts = await search(domains.slice(at, at + BATCH), run);
		if (accounts instanceof FetchStopped) return { found, stop: accounts.stop };
		for (const account of accounts) {
			const domain = identifyDomain(account.domain);
			if (domain !== undefined && !found.has(domain)) found.set(domain, account);
		}
	}
	return { found, stop: undefined };
}

/** POST /v1/accounts/search ("Search accounts", octolane.com/docs). */
async function search(
	domains: readonly string[],
	run: Run,
): Promise<readonly IDataObject[] | FetchStopped> {
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
	return await fetchAll(pages, run).catch((error: unknown) => {
		if (error instanceof FetchStopped) return error;
		throw error;
	});
}
