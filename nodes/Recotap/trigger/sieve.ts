import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { fingerprint, splitFingerprints } from './fingerprint';
import { Marks } from './marks';
import type { Question } from './question';
import { parseServerTime } from './serverTime';
import type { State, UnfinishedWalk } from './state';

/**
 * Maximum number of updates kept because the next walk lists them again. Beyond that, repeated events are the lesser
 * evil.
 */
const MOST_RECENT = 100_000;
/**
 * Maximum number of updates kept although the next walk should not list them, judging by the time that Recotap shows.
 */
const MOST_PAST = 10_000;

/** An event for the user. */
export interface Event {
	readonly account: IDataObject;
	/** Additional properties of the item, besides the account. */
	readonly details: IDataObject;
}

/** Separates new events of one walk from those already returned. */
export class Sieve {
	private readonly marks: Marks;
	/** Of the previous walk. */
	private readonly before: Fingerprints;
	/** Of this walk. */
	private readonly listed: Fingerprints;
	private readonly handedOver: ReadonlySet<string>;

	/** @param isSilent whether to record the current state without events, except for changes during the walk */
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
	 * Records an account and returns its event, if it is one.
	 *
	 * @param nextFrom start of the next walk, ISO 8601: that walk lists later updates again
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

	/** The state for the next part of this walk. */
	packPart(): Pick<State, 'marks'> & Pick<UnfinishedWalk, 'recent' | 'past'> {
		return { marks: this.marks.pack(this.isSilent), ...pack(this.listed) };
	}

	/**
	 * The state for the next walk. Updates that this walk did not list are forgotten, unless it is uncertain what the
	 * next one lists.
	 *
	 * @param keepsAll whether the next walk starts before this one
	 */
	pack(keepsAll = false): Pick<State, 'marks' | 'recent' | 'past'> {
		const { recent, past } = this.listed;
		// A walk may also list nothing because its start is still in the future.
		const keeps = keepsAll || recent.length + past.length === 0;
		return {
			marks: this.marks.pack(),
			...pack(keeps ? join(this.before, this.listed) : this.listed),
		};
	}
}

/** Fingerprints of updates: `recent` are those that the next walk lists again, `past` those that it should not list. */
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

/** Removes repeats; the last occurrence determines the position. */
function packLatest(fingerprints: readonly string[], most: number): string {
	return [...new Set([...fingerprints].reverse())].slice(0, most).reverse().join('');
}

/** When an account was last updated, ms since the epoch; NaN if unknown. */
export function updatedAt({ rtp_last_account_date: updated }: IDataObject): number {
	return typeof updated === 'string' ? parseServerTime(updated) : NaN;
}

/** Ignores the order of properties and null values: a new custom field without a value does not change an account. */
function inOneForm(_: string, value: unknown): unknown {
	if (!isRecord(value)) return value;
	const told = Object.entries(value).filter(([, one]) => one !== null);
	return Object.fromEntries(told.sort(([one], [other]) => (one < other ? -1 : 1)));
}
