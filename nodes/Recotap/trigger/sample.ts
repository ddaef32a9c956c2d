import type { IPollFunctions } from 'n8n-workflow';
import { Run } from '@n8n-nodes-recotap/kit/request/run';
import { createPorts } from '@n8n-nodes-recotap/kit/n8n/http/createPorts';
import { nodeError } from '@n8n-nodes-recotap/kit/n8n/output/nodeError';
import { FORM_LIMITS } from '@n8n-nodes-recotap/kit/n8n/http/requestLimits';
import { walkPages } from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { accountList } from '../api/lists';
import { RECOTAP } from '../api/service';
import type { Question, Watch } from './question';
import type { Event } from './sieve';

/** Maximum number of accounts to check for a test event: 50 requests, while a user waits in the editor. */
const MOST_LOOKED_AT = 5_000;

/**
 * An account as the trigger would return it, for 'Fetch Test Event'. Stores nothing.
 *
 * @throws NodeOperationError when no account fits: nothing to build a workflow on is better than something wrong
 * @throws FetchStopped when Recotap cannot be read
 */
export async function fetchSample(context: IPollFunctions, { watch }: Question): Promise<Event> {
	const run = new Run(createPorts(context, RECOTAP, FORM_LIMITS.timeoutMs), FORM_LIMITS);
	let lookedAt = 0;
	let isAll = false;
	for await (const { rows, next } of walkPages(accountList(), run, { limit: MOST_LOOKED_AT })) {
		const account = rows.find((row) => watch === undefined || isWatched(watch.markOf(row), watch));
		if (account !== undefined) return { account, details: watch?.describe(account, '') ?? {} };
		lookedAt += rows.length;
		isAll = next === undefined;
	}
	const { message, description } = describeNone(watch, lookedAt, isAll);
	throw nodeError(context.getNode(), `No account to test with: ${message}`, { description });
}

function isWatched(mark: string, watch: Watch): boolean {
	return mark !== '' && watch.isEvent(mark);
}

function describeNone(
	watch: Watch | undefined,
	lookedAt: number,
	isAll: boolean,
): { message: string; description: string } {
	if (watch === undefined || lookedAt === 0) {
		return {
			message: 'Recotap has no accounts yet',
			description: 'Create one in Recotap first, or set mock data.',
		};
	}
	const count = lookedAt.toLocaleString('en-US');
	const all = lookedAt === 1 ? 'the only account' : `all ${count} accounts`;
	const seen = isAll ? all : `the first ${count} accounts`;
	return {
		message: `none has ${watch.wanted}`,
		description: `Checked ${seen} in Recotap. ${watch.testAdvice}`,
	};
}
