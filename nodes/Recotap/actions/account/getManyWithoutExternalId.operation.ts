import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Run } from '@n8n-nodes-recotap/kit/request/run';
import { getMany } from '@n8n-nodes-recotap/kit/n8n/operation/getMany';
import { FetchStopped } from '@n8n-nodes-recotap/kit/n8n/list/fetchStopped';
import { fetchUnmapped } from '../../api/plainLists';
import { RECOTAP } from '../../api/service';

/**
 * The list has no cursor, so it is requested again with a higher limit. The steps are values that a server is likely to
 * use as its maximum, so that reaching the maximum is noticed.
 */
const LIMITS = [
	100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
];

/** Lists accounts without an external ID. */
export const getManyWithoutExternalId = getMany({
	service: RECOTAP,
	resource: 'account',
	option: {
		name: 'Get Many Without External ID',
		value: 'getManyWithoutExternalId',
		action: 'Get many accounts without external ID',
		description: 'Retrieve the names and domains of accounts that have no external ID yet',
	},
	things: 'accounts',
	fetchRows: async (run, { limit, context }) =>
		limit === Infinity ? await fetchAllUnmapped(context, run) : await fetchUnmapped(limit, run),
});

/** Requests more rows until fewer are returned than requested. */
async function fetchAllUnmapped(context: IExecuteFunctions, run: Run): Promise<IDataObject[]> {
	let accounts: IDataObject[] = [];
	for (const limit of LIMITS) {
		const found = await fetchUnmapped(limit, run).catch((error: unknown) => {
			// The limit exceeds what the API allows: the rows fetched before are still valid.
			const isTooHigh = error instanceof FetchStopped && error.stop.code === 'refused';
			if (!isTooHigh || accounts.length === 0) throw error;
			return accounts;
		});
		const isFull = found.length >= limit;
		const hasGrown = found.length > accounts.length;
		accounts = found;
		if (!isFull && hasGrown) return accounts;
		if (!hasGrown) break;
	}
	if (accounts.length > 0) hintAtRest(context, accounts.length);
	return accounts;
}

function hintAtRest(context: IExecuteFunctions, count: number): void {
	context.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message: `Recotap returned ${count.toLocaleString('en-US')} accounts, even when asked for more. If it never returns more at once, map these and run the node again for the rest.`,
	});
}
