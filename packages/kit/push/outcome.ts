/** Every status of a row, in display order: successes first. */
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

/** The status of one row: a closed set, so that the compiler finds missing cases. */
export type Status = (typeof STATUSES)[number];

/** What the API returned with the result for a row, under the API's own names (for example its record ID). */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** `attempts`: number of requests that carried the row; more than 1 means that at least one was repeated or split. */
interface SentOutcome {
	readonly attempts: number;
	readonly facts: Facts;
}

/** The API confirmed that it stored the row; `resolved` when it does not say whether the row is new. */
export interface WrittenOutcome extends SentOutcome {
	readonly status: 'created' | 'updated' | 'resolved';
}

/** The API reported that it did not store the row; `reason` explains why, `code` is a stable word for filters. */
export interface RefusedOutcome extends SentOutcome {
	readonly status: 'failed' | 'notFound';
	readonly code: string;
	readonly reason: string;
	/** The API's message, if `reason` is a different text. */
	readonly apiMessage?: string;
}

/** Not written because of a rule of the API or an option of the user. */
export interface SkippedOutcome extends SentOutcome {
	readonly status: 'skipped';
	readonly code: string;
	readonly reason: string;
}

/** Refused locally, before anything was sent. */
export interface InvalidOutcome {
	readonly status: 'invalid';
	readonly code: 'invalid';
	readonly reason: string;
}

/** Another row of the run with the same key was used instead; `duplicateNotWritten`: and that row was not written. */
export interface DuplicateOutcome {
	readonly status: 'duplicate';
	readonly code: 'duplicate' | 'duplicateNotWritten';
	readonly reason: string;
	/** Index of the row that was used instead. */
	readonly duplicateOf: number;
}

/** Sent, but without a trustworthy result: the row may or may not be stored. */
export interface UnknownOutcome extends SentOutcome {
	readonly status: 'unknown';
	readonly code: string;
	readonly reason: string;
}

/** The run stopped before the row could be stored. */
export interface NotSentOutcome {
	readonly status: 'notSent';
	readonly code: string;
	readonly reason: string;
	/** When it makes sense to try again, ms since the epoch, if the API said so. */
	readonly resumeAt?: number;
}

/** The outcome of a row. Every row has exactly one. */
export type Outcome =
	| WrittenOutcome
	| RefusedOutcome
	| SkippedOutcome
	| InvalidOutcome
	| DuplicateOutcome
	| UnknownOutcome
	| NotSentOutcome;

/** Outcomes of rows that were written, or left unchanged on purpose. */
export type SuccessOutcome =
	WrittenOutcome | SkippedOutcome | (DuplicateOutcome & { readonly code: 'duplicate' });

/** Whether the row was written, or left unchanged on purpose. */
export function isSuccess(outcome: Outcome): outcome is SuccessOutcome {
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
