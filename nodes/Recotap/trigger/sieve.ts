import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../../shell/isRecord';
import { fingerprint, splitFingerprints } from './fingerprint';
import { Marks } from './marks';
import type { Question } from './question';
import { parseServerTime } from './serverTime';
import type { State } from './state';

/** Most updates that are remembered because the next walk lists them again. Beyond that, repeats are the lesser evil. */
const MOST_RECENT = 100_000;

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
	 * @param nextFrom where the next walk begins, ISO 8601: it lists again what was updated from then on
	 */
	take(account: IDataObject, nextFrom: string): Event | undefined {
		const { watch } = this.question;
		if (watch === undefined) {
			const update = fingerprint(JSON.stringify(account, inOneForm));
			const isPast = updatedAt(account) < parseServerTime(nextFrom);
			if (!isPast) this.recent.push(update);
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

/** When an account was updated, ms since the epoch; NaN if it does not tell. */
export function updatedAt({ rtp_last_account_date: updated }: IDataObject): number {
	return typeof updated === 'string' ? parseServerTime(updated) : NaN;
}

/** Neither the order of properties nor a custom field that has come without a value makes an account another one. */
function inOneForm(_: string, value: unknown): unknown {
	if (!isRecord(value)) return value;
	const told = Object.entries(value).filter(([, one]) => one !== null);
	return Object.fromEntries(told.sort(([one], [other]) => (one < other ? -1 : 1)));
}
