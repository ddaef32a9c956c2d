import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { isUuid } from '../schemas/uuid';
import { MAX_DEPTH, saysSomething } from './complaint';
import { CONTENTS } from './propertyNames';
import { type Meaning, meaningOf, toWord } from './vocabulary';

/** What a response says about one row, not yet parsed. */
export interface Found {
	/** `undefined` if it cannot be parsed. */
	readonly record: Readonly<Record<string, unknown>> | undefined;
	/** The same in Octolane's words: an object about the row, or only its ID, its key or a word. */
	readonly said: unknown;
	/** The meaning of the name of its list. */
	readonly list: ListMeaning;
}

/** `mixed`: each record has its own meaning. `unfamiliar`: the meaning of the list is unknown. */
export type ListMeaning = Exclude<Meaning, 'waiting' | 'withheld'> | 'mixed' | 'unfamiliar';

/** The content of `data`. */
export interface Collected {
	readonly found: readonly Found[];
	/** The properties around the records, without the lists: one object for each wrapper. */
	readonly around: readonly Readonly<Record<string, unknown>>[];
}

const LISTS = new Set(
	'accounts contacts companies people records results items rows data'.split(' '),
);
/** Objects with counts of their sibling lists. */
const SUMMARIES = new Set('summary counts meta stats statistics totals'.split(' '));

/**
 * Finds the records in the `data` of a response, wherever they are: in a list, in named lists, under the keys of the
 * rows, or a single record.
 *
 * @param names whether a text or a record is, or contains, the key of a row that was sent
 */
export function collectRecords(
	data: unknown,
	names: (said: unknown) => boolean,
	depth = 0,
): Collected {
	if (Array.isArray(data)) return { found: toFound(data, 'mixed', names), around: [] };
	if (!isRecord(data) || depth > MAX_DEPTH) return { found: [], around: [] };
	if (names(data)) return { found: [{ record: data, said: data, list: 'mixed' }], around: [] };
	const found: Found[] = [];
	const around: Readonly<Record<string, unknown>>[] = [];
	const rest: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(data)) {
		const list = listOf(name);
		if (CONTENTS.has(name)) {
			rest[name] = value;
		} else if (names(name)) {
			found.push(underKey(name, value));
		} else if (list !== undefined && Array.isArray(value)) {
			found.push(...toFound(value, list, names));
		} else if (list !== undefined && names(value)) {
			found.push(...toFound([value], list, names));
		} else if (list !== undefined && isRecord(value)) {
			// A nested wrapper, or an object of errors by key.
			const inner = collectRecords(value, names, depth + 1);
			found.push(...inner.found.map((one) => ({ ...one, list: within(list, one.list) })));
			around.push(...inner.around);
			// For example errors by field.
			if (inner.found.length === 0) rest[name] = value;
		} else if (Array.isArray(value)) {
			found.push(...toFound(value.filter(names), 'unfamiliar', names));
			rest[name] = value;
		} else {
			// A row named inside something unfamiliar is there for an unknown reason.
			const inner = collectRecords(value, names, depth + 1);
			const named = inner.found.filter((one) => names(one.record) || names(one.record?.['key']));
			found.push(...named.map((one) => ({ ...one, list: within('unfamiliar', one.list) })));
			if (names(value)) found.push(...toFound([value], 'unfamiliar', names).slice(named.length));
			if (SUMMARIES.has(toWord(name)) && isRecord(value)) around.push(...inner.around);
			else rest[name] = named.length > 0 ? inner.around : value;
		}
	}
	if (Object.keys(rest).length > 0) around.push(rest);
	return found.length > 0 || !isAboutOne(data)
		? { found, around }
		: { found: [{ record: data, said: data, list: 'mixed' }], around: [] };
}

/** The meaning of a list inside another one. */
function within(outer: ListMeaning, inner: ListMeaning): ListMeaning {
	if (inner === 'failed' || inner === 'skipped') return inner;
	return outer === 'mixed' || (inner !== 'mixed' && (outer === 'ok' || outer === 'stored'))
		? inner
		: outer;
}

function listOf(name: string): ListMeaning | undefined {
	if (LISTS.has(toWord(name))) return 'mixed';
	const meaning = meaningOf(name);
	return meaning === 'waiting' || meaning === 'withheld' ? undefined : meaning;
}

function toFound(
	list: readonly unknown[],
	meaning: ListMeaning,
	names: (said: unknown) => boolean,
): Found[] {
	return list.map((said) => ({ record: toRecord(said, names), said, list: meaning }));
}

/** A record, or one created from an ID, a key, a word or a number. */
function toRecord(said: unknown, names: (said: unknown) => boolean): Found['record'] {
	if (isRecord(said)) return said;
	if (typeof said === 'string') {
		if (names(said)) return { key: said, ...(isUuid(said) ? { id: said } : {}) };
		return isUuid(said) ? { id: said } : { status: said, message: said };
	}
	// Other numbers could be IDs, statuses or flags.
	const isId =
		Number.isInteger(said) && Number(said) > 0 && !(Number(said) >= 100 && Number(said) <= 599);
	return isId ? { id: said } : undefined;
}

/** `{ "acme.com": { ... } }`, `{ "acme.com": "created" }` or `{ "acme.com": "why not" }`. */
function underKey(key: string, said: unknown): Found {
	const found = (record: object, list: ListMeaning = 'mixed'): Found => ({
		record: { ...record, key },
		said,
		list,
	});
	if (isRecord(said) && Object.keys(said).length > 0) return found(said);
	if (typeof said === 'boolean') return found({ success: said });
	if (typeof said === 'number') return found({ status: said });
	if (typeof said === 'string') {
		return found(isUuid(said) ? { id: said } : { status: said, message: said });
	}
	return saysSomething(said) ? found({ message: said }) : found({}, 'unfamiliar');
}

/** The response to a single row may be its record. */
function isAboutOne(data: Readonly<Record<string, unknown>>): boolean {
	return ['id', 'domain', 'email', 'company_id', 'people_id'].some((name) => name in data);
}
