import type { StrayResults } from './ledger';
import { matchResults } from './matchResults';
import type { Outcome, UnknownOutcome } from './outcome';
import type { History } from '../request/sendWithRetry';
import { countsToResults } from './countsToResults';
import type { BatchResponse, RowResult } from './target';

/** What a successful response says about the rows of its request. */
export interface BatchOutcomes extends StrayResults {
	/** One outcome for each key, in the order of the keys. */
	readonly outcomes: readonly Outcome[];
}

/** The part of a row that its outcome depends on. */
interface SentRow {
	readonly key: string;
	/** An earlier try of the same run may have stored something under this key. */
	readonly isSuspect: boolean;
}

/**
 * Converts a decoded response into one outcome for each row. A row that the response does not mention is `unknown`,
 * never a success.
 *
 * @param rows rows of the request, each key once
 * @param history what happened to the rows, including this request
 * @param keyName users' name for the key
 */
export function resultsToOutcomes(
	rows: readonly SentRow[],
	decoded: BatchResponse,
	history: History,
	keyName: string,
): BatchOutcomes {
	const toOutcomes = (results: readonly (RowResult | undefined)[]): Outcome[] =>
		rows.map((row, at) => fromResult(results[at], history, row));
	switch (decoded.kind) {
		case 'perRow': {
			const keys = rows.map(({ key }) => key);
			const { results, foreign, repeated } = matchResults(keys, decoded.results);
			return { outcomes: toOutcomes(results), foreign, repeated };
		}
		case 'inOrder': {
			// If the number of results differs, they cannot be assigned to rows.
			const { results } = decoded;
			const isWhole = results.length === rows.length;
			return {
				outcomes: toOutcomes(isWhole ? results : []),
				foreign: isWhole ? 0 : results.length,
				repeated: 0,
			};
		}
		case 'counts': {
			const keys = rows.map(({ key }) => key);
			const outcomes = countsToResults(keys, decoded).map((result): Outcome => {
				const { attempts } = history;
				switch (result) {
					case 'updated':
						return { status: 'updated', attempts, facts: {} };
					case 'notFound': {
						const reason = `There is no record with this ${keyName}`;
						return { status: 'notFound', code: 'notFound', reason, attempts, facts: {} };
					}
					case 'notConfirmed':
					case 'notCounted':
						return unknown(
							result,
							'The API did not confirm that it saved this item. It may already have been up to date',
							history,
						);
				}
			});
			return { outcomes, foreign: 0, repeated: 0 };
		}
		case 'unreadable': {
			const outcome = unknown('unreadable', decoded.reason, history);
			return { outcomes: rows.map(() => outcome), foreign: 0, repeated: 0 };
		}
	}
}

/**
 * The outcome of a refused row when the refusal may be caused by our own earlier write. A transient refusal does not
 * undo that write.
 */
export function mayBeOurs(refusal: string, history: History): UnknownOutcome {
	const reason = `An earlier attempt got no clear response and may have saved this item. Now the API says: ${refusal}`;
	return unknown('mayBeOurs', reason, history);
}

function fromResult(
	result: RowResult | undefined,
	history: History,
	{ isSuspect }: SentRow,
): Outcome {
	if (result === undefined) {
		return unknown(
			'noAnswer',
			'The response does not mention this item, or contradicts itself',
			history,
		);
	}
	const { facts } = result;
	const { attempts, ambiguous } = history;
	switch (result.status) {
		case 'created':
		case 'updated':
		case 'resolved':
			return { status: result.status, attempts, facts };
		case 'failed': {
			const { code, reason, apiMessage, isConclusive = false } = result;
			const isOpen = isSuspect || (ambiguous && !isConclusive);
			if (isOpen) return { ...mayBeOurs(apiMessage ?? reason, history), facts };
			const words = apiMessage === undefined ? {} : { apiMessage };
			return { status: 'failed', code, reason, ...words, attempts, facts };
		}
		case 'skipped':
		case 'unknown':
			return { status: result.status, code: result.code, reason: result.reason, attempts, facts };
	}
}

function unknown(code: string, reason: string, { attempts }: History): UnknownOutcome {
	return { status: 'unknown', code, reason, attempts, facts: {} };
}
