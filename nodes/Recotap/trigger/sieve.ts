import type { IDataObject } from 'n8n-workflow';
import { fingerprint, splitFingerprints } from './fingerprint';
import { Marks } from './marks';
import type { Question } from './question';
import type { State } from './state';

/** Most updates that are remembered because they came while a walk was under way. */
const MOST_RECENT = 10_000;
/** The API shows some times in whole seconds ("List Accounts"), ms. */
const SECOND = 1000;

/** Something that the user wanted to hear of. */
export interface Event {
	readonly account: IDataObject;
	/** What the item tells besides the account. */
	readonly details: IDataObject;
}

/** Tells news from what was handed over before, over one walk. */
export class Sieve {
	private readonly marks: Marks;
	private readonly recent: string[];
	private readonly handedOver: ReadonlySet<string>;

	constructor(
		private readonly question: Question,
		{ marks, recent, walk }: State,
	) {
		this.marks = new Marks(marks);
		this.recent = splitFingerprints(walk?.recent ?? '');
		this.handedOver = new Set([...splitFingerprints(recent), ...this.recent]);
	}

	/**
	 * Takes in an account, and gives the event if it is one.
	 *
	 * @param startedAt server time of the beginning of the walk, ISO 8601
	 */
	take(account: IDataObject, startedAt: string): Event | undefined {
		const { watch } = this.question;
		if (watch === undefined) {
			const update = fingerprint(JSON.stringify(account));
			if (isLater(account, startedAt)) this.recent.push(update);
			return this.handedOver.has(update) ? undefined : { account, details: {} };
		}
		const mark = watch.markOf(account);
		const before = this.marks.replace(JSON.stringify(account.rtp_aid ?? account.domain), mark);
		if (mark === before || !watch.isEvent(mark)) return undefined;
		return { account, details: watch.describe(account, before) };
	}

	/** What the next walk has to know. */
	pack(): Pick<State, 'marks' | 'recent'> {
		return { marks: this.marks.pack(), recent: this.recent.slice(-MOST_RECENT).join('') };
	}
}

/** Whether the account was updated after the walk had begun, so that the next walk lists the same update. */
function isLater({ rtp_last_account_date: updated }: IDataObject, startedAt: string): boolean {
	if (typeof updated !== 'string') return false;
	return Date.parse(updated) >= Math.floor(Date.parse(startedAt) / SECOND) * SECOND;
}
