import { isRecord } from '../../../../../shell/isRecord';

/** A list in an answer, with what its name says about its entries. */
export interface Listed {
	readonly entries: readonly unknown[];
	readonly meaning: 'created' | 'updated' | 'resolved' | 'failed' | undefined;
}

/** What the names of lists mean; all other names mean nothing. */
const MEANINGS: readonly (readonly [RegExp, Listed['meaning']])[] = [
	[/^(?:created|inserted|new)$/i, 'created'],
	[/^updated$/i, 'updated'],
	[/^(?:resolved|existing|matched|found|duplicates?)$/i, 'resolved'],
	[/^(?:failed|failures|invalid|rejected)$/i, 'failed'],
];

/** The lists in an answer's `data`: itself, or those that it wraps. Errors by position are no list of rows. */
export function findLists(data: unknown): Listed[] {
	if (Array.isArray(data)) return [{ entries: data, meaning: undefined }];
	if (!isRecord(data)) return [];
	const lists = Object.entries(data).flatMap(([name, value]): Listed[] => {
		if (!Array.isArray(value) || name === 'errors') return [];
		const meaning = MEANINGS.find(([pattern]) => pattern.test(name))?.[1];
		return [{ entries: value, meaning }];
	});
	if (lists.length > 0)
		return lists.filter(({ entries }) => entries.length > 0 || lists.length === 1);
	// One record for one row, or one more wrapper.
	if (
		typeof data.domain === 'string' ||
		typeof data.id === 'string' ||
		typeof data.email === 'string'
	) {
		return [{ entries: [data], meaning: undefined }];
	}
	return isRecord(data.data) || Array.isArray(data.data) ? findLists(data.data) : [];
}
