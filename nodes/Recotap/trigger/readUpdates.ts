import type { IDataObject } from 'n8n-workflow';
import type { Run } from '../../../bulk/run';
import { type ReadStop, ReadStopped } from '../../../shell/read/readStopped';
import { type PagedList, readFirstPage, walkPages } from '../../../shell/read/walkPages';
import { accountList } from '../transport/lists';
import type { TimedPage } from '../transport/readPage';
import type { Question } from './question';
import { type Event, Sieve } from './sieve';
import type { State } from './state';

/** Most items that one poll hands over; the next one goes on from there. */
const MOST_EVENTS = 10_000;

const TOO_SLOW = 'Recotap did not answer in the time that n8n gives to a poll';

/** What a poll found, and what to keep once that has been handed over. */
export interface Updates {
	readonly events: readonly Event[];
	readonly state: State;
}

/**
 * Reads what was updated since the last complete walk.
 *
 * A walk takes the server's time from its first page, and only when the last page was read does the next walk begin at
 * that time ("Introduction", Delta sync). What is updated meanwhile may be listed by both: the sieve remembers it. A walk
 * that runs out of time goes on at the next poll.
 *
 * @param fromNow whether the first walk only takes in how things are
 * @throws ReadStopped when a page does not come; then nothing is to be kept
 */
export async function readUpdates(
	question: Question,
	state: State,
	run: Run,
	fromNow: boolean,
): Promise<Updates> {
	const isSilent = state.since === undefined && fromNow;
	const sieve = new Sieve(question, state);
	const events: Event[] = [];
	let { cursor, startedAt } = state.walk ?? { cursor: undefined, startedAt: undefined };
	for await (const page of pagesInTime(state, run)) {
		startedAt ??= timeOf(page);
		for (const account of page.rows) {
			const event = sieve.take(account, startedAt);
			if (event !== undefined && !isSilent) events.push(event);
		}
		cursor = page.next;
		if (events.length >= MOST_EVENTS) break;
	}

	const { marks, recent } = sieve.pack();
	if (cursor === undefined || startedAt === undefined) {
		return { events, state: { question: question.key, since: startedAt, recent, marks } };
	}
	return { events, state: { ...state, marks, walk: { cursor, startedAt, recent } } };
}

/** The pages that are left and come in time. At least one comes. */
async function* pagesInTime({ since, walk }: State, run: Run): AsyncGenerator<TimedPage> {
	const pages = walkPages(updateList(since), run, { cursor: walk?.cursor });
	for (let isFirst = true; ; isFirst = false) {
		const step = await pages.next().catch((error: unknown) => {
			if (!(error instanceof ReadStopped) || !isOutOfTime(error.stop)) throw error;
			if (!isFirst) return undefined;
			if (error.stop.code === 'waitTooLong') throw error;
			throw new ReadStopped({ code: 'unavailable', reason: TOO_SLOW });
		});
		if (step === undefined || step.done === true) return;
		yield step.value;
	}
}

function isOutOfTime({ code }: ReadStop): boolean {
	return code === 'cancelled' || code === 'waitTooLong';
}

/** Within a walk, an account that was updated twice is two updates. */
function updateList(since: string | undefined): PagedList<IDataObject, TimedPage> {
	const list = accountList({ updatedAfter: since });
	return {
		...list,
		identify: (account) => JSON.stringify([list.identify(account), account.rtp_last_account_date]),
	};
}

function timeOf({ serverTime }: TimedPage): string {
	if (serverTime !== undefined && !Number.isNaN(Date.parse(serverTime))) return serverTime;
	const reason = 'Recotap did not say what time it is there, so that updates could get lost';
	throw new ReadStopped({ code: 'unreadable', reason });
}

/**
 * Takes the server's time without reading anything else.
 *
 * @throws ReadStopped when it does not come
 */
export async function beginNow(question: Question, run: Run): Promise<State> {
	const page = await readFirstPage(accountList(), run, 1);
	return { question: question.key, since: timeOf(page), recent: '', marks: {} };
}
