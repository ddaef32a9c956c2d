import type { Checkpoint } from '../../push/checkpoint';
import type { Outcome } from '../../push/outcome';
import { identifyKnownDomain } from '../../values/identifyDomain';
import { parseText } from '../../values/parse';

/**
 * The outcome of a row that is invalid now but may have been stored by an earlier try of the run: it was valid then,
 * because fetching the fields failed or an expression returned another value.
 *
 * @param typed the item's value in the column that identifies rows
 */
export function recallInvalid({ entries }: Checkpoint, typed: unknown): Outcome | undefined {
	if (entries.length === 0) return undefined;
	const text = parseText(typed);
	const keys = [identifyKnownDomain(typed), text.ok ? text.value : undefined];
	const entry = entries.find(({ key, outcome: { status } }) => {
		const isStored = ['created', 'updated', 'resolved', 'unknown'].includes(status);
		return isStored && keys.includes(key);
	});
	return entry?.outcome;
}
