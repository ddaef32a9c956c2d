import type { IDataObject } from 'n8n-workflow';
import { Run } from '@n8n-nodes-recotap/kit/request/run';
import { type FetchStop, FetchStopped } from '@n8n-nodes-recotap/kit/n8n/list/fetchStopped';
import {
	type PagedList,
	fetchFirstPage,
	walkPages,
} from '@n8n-nodes-recotap/kit/n8n/list/walkPages';
import { accountList } from '../api/lists';
import type { TimedPage } from '../api/parsePage';
import type { Question } from './question';
import { beginOverlap, isBefore, parseServerTime } from './serverTime';
import { type Event, Sieve, updatedAt } from './sieve';
import type { State } from './state';

/** Maximum number of items of one poll; the next poll continues from there. */
const MOST_EVENTS = 10_000;

/**
 * Number of walks whose start is kept: up to this many consecutive responses may contain a server time in the future.
 */
const MOST_STARTS = 10;

/** RFC 9110 section 15.5.11: the resource is gone for good. */
const GONE = 410;
/** Other statuses with which an API may refuse an expired cursor. */
const CURSOR_REFUSED: readonly number[] = [400, 404, 422];
/**
 * Number of consecutive polls refused in this way, without a mention of the cursor, before the cursor counts as
 * expired.
 */
const MOST_REFUSALS = 3;

const TOO_SLOW = 'Recotap did not respond within the time that n8n allows for a poll';

/** The events of a poll, and the state to store once they are returned. */
export interface Updates {
	readonly events: readonly Event[];
	readonly state: State;
}

/**
 * Fetches what was updated since the last complete walk.
 *
 * A walk takes the server's time from its first page. Only after the last page does the next walk start from that time
 * ("Introduction", Delta sync), or slightly earlier, because an update can become visible late. The sieve removes what
 * both walks list. A walk that runs out of time continues at the next poll, unless its cursor has expired by then.
 *
 * @param fromNow whether the first walk only takes in how things are
 * @throws FetchStopped when a page does not come; then nothing is to be kept but what `countRefusal` gives
 */
export async function fetchUpdates(
	question: Question,
	state: State,
	run: Run,
	fromNow: boolean,
): Promise<Updates> {
	return await walkOn(question, state, run, fromNow).catch(async (error: unknown) => {
		if (state.walk === undefined) throw error;
		const isStuck = countRefusal(state, error)?.walk?.refusals === MOST_REFUSALS;
		if (!isStuck && !isCursorDead(error)) throw error;
		// Start again from the first page. Repeating events is the lesser evil.
		const again = { ...state, walk: { ...state.walk, cursor: undefined } };
		// The refusal may have stopped the run.
		return await walkOn(question, again, new Run(run.ports, run.limits), fromNow);
	});
}

/**
 * The state to store after a failed poll, so that a walk is not refused forever; `undefined` to keep the stored state.
 */
export function countRefusal(state: State, error: unknown): State | undefined {
	if (state.walk === undefined || !isRefused(error)) return undefined;
	const refusals = Math.min((state.walk.refusals ?? 0) + 1, MOST_REFUSALS);
	return { ...state, walk: { ...state.walk, refusals } };
}

/** The unfinished walk of the last poll, or a new one, within the time budget. */
async function walkOn(
	question: Question,
	state: State,
	run: Run,
	fromNow: boolean,
): Promise<Updates> {
	const isSilent = state.since === undefined && fromNow;
	const from = await findStart(question, state, run, isSilent);
	const sieve = new Sieve(question, state, isSilent);
	const events: Event[] = [];
	let { cursor, startedAt } = state.walk ?? { cursor: undefined, startedAt: undefined };
	for await (const page of pagesInTime(from, cursor, run)) {
		startedAt ??= timeOf(page);
		const nextFrom = beginOverlap(startedAt);
		for (const account of page.rows) {
			const event = sieve.take(account, nextFrom);
			if (event === undefined || (isSilent && isOld(account, startedAt, question))) continue;
			events.push(event);
		}
		cursor = page.next;
		if (events.length >= MOST_EVENTS) break;
	}

	if (startedAt !== undefined && cursor !== undefined) {
		const { marks, ...listed } = sieve.packPart();
		return { events, state: { ...state, marks, walk: { cursor, from, startedAt, ...listed } } };
	}
	const next = startedAt === undefined ? { isBack: false } : followTime(state, from, startedAt);
	const { isBack, ...beginning } = next;
	return { events, state: { question: question.key, ...beginning, ...sieve.pack(isBack) } };
}

/**
 * Where the next walk starts. If the server's time has gone back, the finished walk started too late, and some of those
 * before it may have: the next one starts where the latest unaffected walk started.
 */
function followTime(
	state: State,
	from: string | undefined,
	startedAt: string,
): Pick<State, 'since' | 'starts'> & { readonly isBack: boolean } {
	const nextFrom = beginOverlap(startedAt);
	const starts = [...(state.starts ?? []), ...(from === undefined ? [] : [from])]
		.filter((start) => isBefore(start, nextFrom))
		.slice(-MOST_STARTS);
	if (from === undefined || !isBefore(nextFrom, from)) {
		return { isBack: false, since: nextFrom, starts };
	}
	return { isBack: true, since: starts.at(-1) ?? nextFrom, starts: starts.slice(0, -1) };
}

/** The time from which updates are fetched; `undefined` for all accounts. */
async function findStart(
	{ watch }: Question,
	{ since, walk }: State,
	run: Run,
	isSilent: boolean,
): Promise<string | undefined> {
	// A walk started by an older version does not contain this time.
	if (walk !== undefined) return walk.from ?? since;
	// If only updates matter, the first walk needs nothing but what the next one lists again.
	if (!isSilent || watch !== undefined) return since;
	return beginOverlap(timeOf(await fetchFirstPage(accountList(), run, 1)));
}

/** Whether the account was last updated before the first walk started to record the current state. */
function isOld(account: IDataObject, startedAt: string, { watch }: Question): boolean {
	return watch === undefined && !(updatedAt(account) > parseServerTime(startedAt));
}

/** The remaining pages that can be fetched in time, at least one. */
async function* pagesInTime(
	from: string | undefined,
	cursor: string | undefined,
	run: Run,
): AsyncGenerator<TimedPage> {
	const pages = walkPages(updateList(from), run, { cursor });
	for (let isFirst = true; ; isFirst = false) {
		const step = await pages.next().catch((error: unknown) => {
			if (!(error instanceof FetchStopped) || !isOutOfTime(error.stop)) throw error;
			if (!isFirst) return undefined;
			if (error.stop.code === 'waitTooLong') throw error;
			throw new FetchStopped({ code: 'unavailable', reason: TOO_SLOW });
		});
		if (step === undefined || step.done === true) return;
		yield step.value;
	}
}

/** Whether Recotap reports that the cursor of the walk is no longer valid. */
function isCursorDead(error: unknown): boolean {
	if (!(error instanceof FetchStopped)) return false;
	return error.stop.status === GONE || (isRefused(error) && /cursor/i.test(error.stop.reason));
}

/** Whether Recotap responds as it may to an unknown cursor. */
function isRefused(error: unknown): boolean {
	if (!(error instanceof FetchStopped)) return false;
	const { status } = error.stop;
	return status !== undefined && CURSOR_REFUSED.includes(status);
}

function isOutOfTime({ code }: FetchStop): boolean {
	return code === 'cancelled' || code === 'waitTooLong';
}

/** Within a walk, an account that was updated twice counts as two updates. */
function updateList(since: string | undefined): PagedList<IDataObject, TimedPage> {
	const list = accountList({ updatedAfter: since });
	return {
		...list,
		identify: (account) => JSON.stringify([list.identify(account), account.rtp_last_account_date]),
	};
}

function timeOf({ serverTime }: TimedPage): string {
	if (serverTime !== undefined && !Number.isNaN(parseServerTime(serverTime))) return serverTime;
	const reason = 'The response from Recotap has no server time, so updates could be missed';
	throw new FetchStopped({ code: 'unreadable', reason });
}
