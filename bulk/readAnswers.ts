import { matchResults } from './matchResults';
import type { Outcome, Unknown } from './outcome';
import type { History } from './sendWithRetry';
import { settleCounts } from './settleCounts';
import type { Decoded, RowResult } from './target';

/** What a successful reply says about the rows that were sent. */
export interface Answers {
	/** One outcome for each key, in the order of the keys; `undefined` where a smaller request could tell more. */
	readonly outcomes: readonly (Outcome | undefined)[];
	/** Answers for rows that were not in the request. */
	readonly foreign: number;
	/** Answers for a row that already had one. */
	readonly repeated: number;
}

/**
 * Turns a decoded reply into one outcome for each row. A row that the reply does not mention is `unknown`, never a
 * success.
 *
 * @param keys the rows of the request, each once
 * @param history what happened to the rows, this request included
 * @param keyName what users call the key
 */
export function readAnswers(
	keys: readonly string[],
	decoded: Decoded,
	history: History,
	keyName: string,
): Answers {
	switch (decoded.kind) {
		case 'perRow': {
			const { answers, foreign, repeated } = matchResults(keys, decoded.results);
			return { outcomes: answers.map((answer) => fromResult(answer, history)), foreign, repeated };
		}
		case 'inOrder': {
			// With a result too many or too few nobody can tell whose is whose.
			const { results } = decoded;
			const isWhole = results.length === keys.length;
			const outcomes = keys.map((_, at) => fromResult(isWhole ? results[at] : undefined, history));
			return { outcomes, foreign: isWhole ? 0 : results.length, repeated: 0 };
		}
		case 'counts': {
			const outcomes = settleCounts(keys, decoded).map((answer): Outcome | undefined => {
				const { attempts } = history;
				switch (answer) {
					case 'updated':
						return { status: 'updated', attempts, facts: {} };
					case 'notFound': {
						const reason = `There is no record with this ${keyName}`;
						return { status: 'notFound', code: 'notFound', reason, attempts, facts: {} };
					}
					case 'notWritten':
						return unconfirmed(history);
					case undefined:
						return undefined;
				}
			});
			return { outcomes, foreign: 0, repeated: 0 };
		}
		case 'unreadable': {
			const outcome = unknown('unreadable', decoded.reason, history);
			return { outcomes: keys.map(() => outcome), foreign: 0, repeated: 0 };
		}
	}
}

/** For a row that the API found but did not count as written. */
export function unconfirmed(history: History): Outcome {
	return unknown(
		'notConfirmed',
		'The API did not confirm that it wrote this row. It may have been up to date already',
		history,
	);
}

/** For a refused row. The refusal may be an echo of our own write, and a passing refusal does not undo it. */
export function mayBeOurs(refusal: string, history: History): Unknown {
	const reason = `An earlier attempt without a clear answer may have stored this row. Now the API says: ${refusal}`;
	return unknown('mayBeOurs', reason, history);
}

function fromResult(result: RowResult | undefined, history: History): Outcome {
	if (result === undefined) {
		return unknown(
			'noAnswer',
			'The answer does not mention this row, or contradicts itself',
			history,
		);
	}
	const { facts } = result;
	const { attempts } = history;
	switch (result.status) {
		case 'created':
		case 'updated':
		case 'resolved':
			return { status: result.status, attempts, facts };
		case 'failed':
			if (history.ambiguous) return { ...mayBeOurs(result.reason, history), facts };
			return { status: 'failed', code: result.code, reason: result.reason, attempts, facts };
		case 'skipped':
		case 'unknown':
			return { status: result.status, code: result.code, reason: result.reason, attempts, facts };
	}
}

function unknown(code: string, reason: string, { attempts }: History): Unknown {
	return { status: 'unknown', code, reason, attempts, facts: {} };
}
