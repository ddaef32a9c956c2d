import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Run } from '@n8n-nodes-recotap/kit/request/run';
import { createPorts } from '@n8n-nodes-recotap/kit/n8n/http/createPorts';
import { need, parseChoice } from '@n8n-nodes-recotap/kit/n8n/input/parameters';
import { listError } from '@n8n-nodes-recotap/kit/n8n/list/listError';
import { withDeadline } from '@n8n-nodes-recotap/kit/request/withDeadline';
import { simplifyAccount, wantsSimple } from '../actions/account/simplifyAccount';
import { RECOTAP } from '../api/service';
import { type Question, getQuestion } from './question';
import { countRefusal, fetchUpdates } from './fetchUpdates';
import { fetchSample } from './sample';
import type { Event } from './sieve';
import { loadState, saveState } from './state';

/** Time budget of a poll for versions of n8n that do not provide it, ms ("Poll budget" came with n8n 2.38). */
const DEFAULT_BUDGET_MS = 300_000;
/** Budget of the first poll, ms: it is part of activating the workflow, which a user waits for. */
const FIRST_BUDGET_MS = 60_000;
/** Triggers with a poll in progress: n8n starts the next poll even if the previous one is not finished. */
const underWay = new Set<string>();

/**
 * One poll of the trigger.
 *
 * @returns the items, or null if there are none
 * @throws NodeOperationError when Recotap cannot be read (the next poll then starts where this one did), and when there
 * is no account to test with
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	try {
		const question = getQuestion(context);
		const items =
			context.getMode() === 'manual'
				? toItems(context, [await fetchSample(context, question)])
				: await readNews(context, question);
		return items.length === 0 ? null : [items];
	} catch (error) {
		throw listError(context, error, { service: RECOTAP, things: 'accounts' });
	}
}

/** Fetches new events, unless an earlier poll is still running. */
async function readNews(
	context: IPollFunctions,
	question: Question,
): Promise<INodeExecutionData[]> {
	const trigger = `${context.getWorkflow().id} ${context.getNode().id}`;
	if (underWay.has(trigger)) return [];
	underWay.add(trigger);
	try {
		return await readOn(context, question);
	} finally {
		underWay.delete(trigger);
	}
}

/**
 * Continues reading within the time budget. The stored state changes only after everything has succeeded, except for
 * the count of refusals.
 */
async function readOn(context: IPollFunctions, question: Question): Promise<INodeExecutionData[]> {
	const storage = context.getWorkflowStaticData('node');
	const state = loadState(storage, question.key);
	const isFirst = state.since === undefined && state.walk === undefined;
	const run = createRun(context, isFirst);
	const startWith: unknown = context.getNodeParameter('startWith');
	const fromNow = need('Start With', parseChoice(['everything', 'now'])(startWith)) === 'now';
	const { events, state: next } = await fetchUpdates(question, state, run, fromNow).catch(
		(error: unknown) => {
			const counted = countRefusal(state, error);
			if (counted !== undefined) saveState(storage, counted);
			throw error;
		},
	);
	const items = toItems(context, events);
	saveState(storage, next);
	return items;
}

/** A run that ends within the budget: an attempt that starts at the last moment still fits. */
function createRun(context: IPollFunctions, isFirst: boolean): Run {
	const allowed = 'getPollBudgetMs' in context ? context.getPollBudgetMs() : DEFAULT_BUDGET_MS;
	const budget = isFirst ? Math.min(allowed, FIRST_BUDGET_MS) : allowed;
	const ports = createPorts(context, RECOTAP, Math.floor(budget / 5));
	const patience = { maxRetries: 4, maxWaitMs: budget / 2 };
	return new Run(withDeadline(ports, ports.now() + budget * 0.7), patience);
}

function toItems(context: IPollFunctions, events: readonly Event[]): INodeExecutionData[] {
	const isSimple = wantsSimple(context.getNodeParameter('simplify'));
	return events.map(({ account, details }) => ({
		json: { ...(isSimple ? simplifyAccount(account) : account), ...details },
	}));
}
