import type { RefusedVerdict } from '../request/classifyResponse';
import type { Stop } from '../request/run';
import type { Refusal, RowFault } from './target';

/** A refusal caused by some of the rows. */
export interface RowsRefusal {
	readonly scope: 'rows';
	/** `tooLarge`: the rows are fine, but too large for one request. */
	readonly problem: 'invalid' | 'tooLarge';
	/** Which rows are bad, if the response says so. */
	readonly faults: readonly RowFault[];
	/** See `Refusal`. */
	readonly isConclusive: boolean;
	readonly reason: string;
}

/** The scope of a refusal: some of the rows, the options that they share, or the whole run. */
export type Interpretation =
	| RowsRefusal
	| { readonly scope: 'group'; readonly isConclusive: boolean; readonly reason: string }
	| { readonly scope: 'run'; readonly stop: Stop };

/** Decides what a refused request means for its rows. Pure. */
export function interpretRefusal({
	status,
	refusal,
	reason,
}: RefusedVerdict<Refusal>): Interpretation {
	const { text, isConclusive = false } = refusal;
	const words = text === '' ? reason : text;
	if (status === 413) {
		return { scope: 'rows', problem: 'tooLarge', faults: [], isConclusive: false, reason };
	}
	if (refusal.about === 'rows') {
		const { faults } = refusal;
		return { scope: 'rows', problem: 'invalid', faults, isConclusive, reason: words };
	}
	// A 404 that is not about rows means that the endpoint does not exist.
	if (status === 404) return { scope: 'run', stop: { code: 'wrongAddress', reason } };
	return { scope: 'group', isConclusive, reason: words };
}
