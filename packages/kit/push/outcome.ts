/** Every status that a row can end with, in the order in which people read them: good news first. */
export const STATUSES = [
	'created',
	'updated',
	'resolved',
	'skipped',
	'duplicate',
	'failed',
	'notFound',
	'invalid',
	'unknown',
	'notSent',
] as const;

/** What happened to one row: a closed set, so that the compiler finds a forgotten case. */
export type Status = (typeof STATUSES)[number];

/** What the API returned with the result for a row, under the API's own names (for example its record ID). */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** How many requests carried the row: more than 1 means that at least one was repeated or split. */
interface Sent {
	readonly attempts: number;
	readonly facts: Facts;
}

/** The API said that it stored the row; `resolved` when it does not tell whether the row is new. */
export interface Written extends Sent {
	readonly status: 'created' | 'updated' | 'resolved';
}

/** The API said that it did not store the row; `reason` is why, `code` a stable word for filters. */
export interface Refused extends Sent {
	readonly status: 'failed' | 'notFound';
	readonly code: string;
	readonly reason: string;
	/** The API's own words, where `reason` is not them. */
	readonly apiMessage?: string;
}

/** A rule of the API or an option of the user said not to write the row. */
export interface Skipped extends Sent {
	readonly status: 'skipped';
	readonly code: string;
	readonly reason: string;
}

/** Refused here, before anything was sent. */
export interface Invalid {
	readonly status: 'invalid';
	readonly code: 'invalid';
	readonly reason: string;
}

/** Another row of the run with the same key was used instead; `duplicateNotWritten`: and is not where it should be. */
export interface Duplicate {
	readonly status: 'duplicate';
	readonly code: 'duplicate' | 'duplicateNotWritten';
	readonly reason: string;
	/** Index of the row that stands for it. */
	readonly duplicateOf: number;
}

/** Sent, but without a result that can be trusted: it may or may not be stored. */
export interface Unknown extends Sent {
	readonly status: 'unknown';
	readonly code: string;
	readonly reason: string;
}

/** The run stopped before the row could be stored. */
export interface NotSent {
	readonly status: 'notSent';
	readonly code: string;
	readonly reason: string;
	/** When it makes sense to try again, ms since the epoch, if the API said so. */
	readonly resumeAt?: number;
}

/** The one outcome that every row gets. */
export type Outcome = Written | Refused | Skipped | Invalid | Duplicate | Unknown | NotSent;

/** The row is where its owner wanted it, or was left alone on purpose. */
export type Settled = Written | Skipped | (Duplicate & { readonly code: 'duplicate' });

/** Whether the row is where its owner wanted it, or was left alone on purpose. */
export function isSettled(outcome: Outcome): outcome is Settled {
	switch (outcome.status) {
		case 'created':
		case 'updated':
		case 'resolved':
		case 'skipped':
			return true;
		case 'duplicate':
			return outcome.code === 'duplicate';
		case 'failed':
		case 'notFound':
		case 'invalid':
		case 'unknown':
		case 'notSent':
			return false;
	}
}
