import { isRecord } from '../../../../../shell/isRecord';

/** What a reply says of one row, not yet read. */
export interface Found {
	/** An object about the row, or only its ID or its key. */
	readonly record: unknown;
	/** What the name of its list says. */
	readonly list: ListMeaning;
}

/** `mixed`: each record has to tell by itself. */
export type ListMeaning = 'created' | 'accepted' | 'failed' | 'mixed';

const MEANINGS: ReadonlyMap<string, ListMeaning> = new Map([
	...words('created', 'created new inserted'),
	...words('accepted', 'resolved existing found matched updated upserted succeeded successful'),
	...words('failed', 'failed failures errors rejected invalid'),
	...words('mixed', 'accounts contacts companies people records results items rows data'),
]);

function words(meaning: ListMeaning, names: string): [string, ListMeaning][] {
	return names.split(' ').map((name) => [name, meaning]);
}

/**
 * Finds the records in the `data` of a reply, wherever they are: in a list, in lists with names, under the keys of the
 * rows, or one by itself. Empty when there are none.
 *
 * @param isKey whether a text is the key of a row that was sent
 */
export function collectRecords(data: unknown, isKey: (text: string) => boolean): Found[] {
	if (Array.isArray(data)) return data.map((record: unknown) => ({ record, list: 'mixed' }));
	if (!isRecord(data)) return [];
	const found = Object.entries(data).flatMap(([name, value]): Found[] => {
		const list = MEANINGS.get(name.toLowerCase());
		if (Array.isArray(value)) {
			return list === undefined ? [] : value.map((record: unknown) => ({ record, list }));
		}
		if (isKey(name)) return [{ record: underKey(name, value), list: list ?? 'mixed' }];
		// A wrapper in a wrapper, or an object of errors by key.
		if (isRecord(value) && list !== undefined) {
			return collectRecords(value, isKey).map((inner) =>
				list === 'mixed' ? inner : { ...inner, list },
			);
		}
		return [];
	});
	return found.length > 0 || !isAboutOne(data) ? found : [{ record: data, list: 'mixed' }];
}

/** `{ "acme.com": { ... } }`, `{ "acme.com": "created" }` or `{ "acme.com": "why not" }`. */
function underKey(key: string, value: unknown): unknown {
	if (isRecord(value)) return { key, ...value };
	if (typeof value === 'boolean') return { key, success: value };
	return typeof value === 'string' ? { key, status: value, message: value } : { key };
}

/** A reply to a single row may be its record. */
function isAboutOne(data: Readonly<Record<string, unknown>>): boolean {
	return ['id', 'domain', 'email', 'company_id', 'people_id'].some((name) => name in data);
}
