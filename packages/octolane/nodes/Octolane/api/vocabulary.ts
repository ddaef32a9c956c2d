/**
 * What a word of a response means for its row. `created`, `stored`, `existing` and `ok` are known to mean success;
 * `waiting`: not done yet; `withheld`: not done, or undone.
 */
export type Meaning =
	'created' | 'stored' | 'existing' | 'ok' | 'failed' | 'skipped' | 'waiting' | 'withheld';

/**
 * Octolane documents none of them; other words have no known meaning. "accepted" is left out on purpose: it may mean
 * "will be done".
 */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
	...words('created', 'created inserted new'),
	...words('stored', 'resolved updated upserted unchanged changed modified affected'),
	...words('existing', 'exist exists existing existed already_exists found matched duplicate'),
	...words('ok', 'ok success successful succeeded'),
	...words('failed', 'failed failure failures error errors invalid rejected refused'),
	...words('skipped', 'skipped ignored'),
	...words('waiting', 'waiting queued enqueued pending processing in_progress running scheduled'),
	...words('waiting', 'started submitted deferred delayed async asynchronous partial incomplete'),
	...words('withheld', 'denied forbidden blocked unauthorized conflict not_found missing dropped'),
	...words('withheld', 'deleted removed rolled_back reverted cancelled canceled timed_out expired'),
	...words('withheld', 'disallowed dry_run simulated'),
]);

function words(meaning: Meaning, names: string): [string, Meaning][] {
	return names.split(' ').map((name) => [name, meaning]);
}

/** The meaning of a word or of the name of a property, flag, list or count; `undefined` if it is unknown. */
export function meaningOf(text: string): Meaning | undefined {
	return MEANINGS.get(toWord(text));
}

/**
 * `isNew`, `is-new` and `new` are the same word, and so are `failed`, `failed_count`, `failed_rows` and `rows_failed`.
 */
export function toWord(text: string): string {
	return text
		.trim()
		.replaceAll(/([a-z])([A-Z])/g, '$1_$2')
		.toLowerCase()
		.replaceAll(/[\s-]+/g, '_')
		.replace(/[.!]+$/, '')
		.replace(/^(?:is|was|has)_/, '')
		.replace(/_count$/, '')
		.replace(/(?!^)_(?:rows|records|accounts|contacts|companies|items|domains|emails|ids)$/, '')
		.replace(/^(?:rows|records|accounts|contacts|companies|items)_/, '');
}
