import type { Checkpoint } from '../push/checkpoint';
import type { Outcome } from '../push/outcome';
import { identifyKnownDomain } from '../values/identifyDomain';
import { parseText } from '../values/parse';

/**
 * The outcome of a row that is not valid now, if an earlier try of the run may have stored it: it was valid then, because a
 * look-up failed or an expression gave something else.
 *
 * @param typed what the item has in the column that rows are recognised by
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
