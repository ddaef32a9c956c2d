import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { fingerprint, splitFingerprints } from './fingerprint';
import { Marks } from './marks';
import type { Question } from './question';
import { parseServerTime } from './serverTime';
import type { State, UnfinishedWalk } from './state';

/** Most updates that are remembered because the next walk lists them again. Beyond that, repeats are the lesser evil. */
const MOST_RECENT = 100_000;
/** The same for updates that it should not list, judging by the time that Recotap shows. */
const MOST_PAST = 10_000;

/** Something that the user wanted to hear of. */
export interface Event {
	readonly account: IDataObject;
	/** What the item tells besides the account. */
	readonly details: IDataObject;
}

/** Tells news from what was handed over before, over one walk. */
export class Sieve {
	private readonly marks: Marks;
	/** Of the walk before. */
	private readonly before: Fingerprints;
	/** Of this walk. */
	private readonly listed: Fingerprints;
	private readonly handedOver: ReadonlySet<string>;

	/** @param isSilent whether to take in quietly how things are, and tell only what changes meanwhile */
	constructor(
		private readonly question: Question,
		state: State,
		private readonly isSilent = false,
	) {
		this.marks = new Marks(state.marks);
		this.before = unpack(state);
		this.listed = unpack(state.walk);
		const known = [this.before, this.listed].flatMap(({ recent, past }) => [recent, past]);
		this.handedOver = new Set(known.flat());
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
			(isPast ? this.listed.past : this.listed.recent).push(update);
			return this.handedOver.has(update) ? undefined : { account, details: {} };
		}
		const mark = watch.markOf(account);
		const before = this.marks.replace(JSON.stringify(account.rtp_aid ?? account.domain), mark);
		if (before === undefined && this.isSilent) return undefined;
		if (mark === (before ?? '') || !watch.isEvent(mark)) return undefined;
		return { account, details: watch.describe(account, before ?? '') };
	}

	/** What the next part of this walk has to know. */
	packPart(): Pick<State, 'marks'> & Pick<UnfinishedWalk, 'recent' | 'past'> {
		return { marks: this.marks.pack(this.isSilent), ...pack(this.listed) };
	}

	/**
	 * What the next walk has to know. An update that this one did not list is forgotten, unless this walk cannot tell what
	 * the next one lists.
	 *
	 * @param keepsAll whether the next walk lists also what was before this one
	 */
	pack(keepsAll = false): Pick<State, 'marks' | 'recent' | 'past'> {
		const { recent, past } = this.listed;
		// Nothing is listed, too, when the time that it was asked for is still to come.
		const keeps = keepsAll || recent.length + past.length === 0;
		return {
			marks: this.marks.pack(),
			...pack(keeps ? join(this.before, this.listed) : this.listed),
		};
	}
}

/** Fingerprints of updates: those that the next walk is going to list again, and those that it should not. */
interface Fingerprints {
	readonly recent: string[];
	readonly past: string[];
}

function unpack(packed: Partial<Pick<State, 'recent' | 'past'>> | undefined): Fingerprints {
	return {
		recent: splitFingerprints(packed?.recent ?? ''),
		past: splitFingerprints(packed?.past ?? ''),
	};
}

function join(one: Fingerprints, other: Fingerprints): Fingerprints {
	return {
		recent: [...one.recent, ...other.recent],
		past: [...one.past, ...other.past],
	};
}

function pack({ recent, past }: Fingerprints): Pick<State, 'recent' | 'past'> {
	return { recent: packLatest(recent, MOST_RECENT), past: packLatest(past, MOST_PAST) };
}

/** Each once, at the place where it came last. */
function packLatest(fingerprints: readonly string[], most: number): string {
	return [...new Set([...fingerprints].reverse())].slice(0, most).reverse().join('');
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
