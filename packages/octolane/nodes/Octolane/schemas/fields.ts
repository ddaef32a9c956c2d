import { field } from '@n8n-nodes-recotap/kit/values/fields';
import { readPlainNamed } from '@n8n-nodes-recotap/kit/values/plain';
import {
	isBlank,
	kindOf,
	type Read,
	readBoolean,
	readDate,
	readNumber,
	readObject,
	readText,
	readTexts,
} from '@n8n-nodes-recotap/kit/values/parse';

type Reader<Value> = (value: unknown) => Read<Value | undefined>;

/** How blank values of a row are treated. */
export interface Reading {
	/** Whether a blank value of a present field is sent as null, which may clear the field, instead of being left out. */
	readonly clearsBlanks: boolean;
}

/** Optional fields, with blank values treated as in `reading`. */
export function optionalFields({ clearsBlanks }: Reading) {
	const optional = <Value>(read: Reader<Value>) =>
		field<Value | null | undefined>((value) =>
			clearsBlanks && value !== undefined && isBlank(value)
				? { ok: true, value: null }
				: read(value),
		);
	return {
		text: optional(readText),
		number: optional(readNumber),
		year: optional(readYear),
		texts: optional(readTexts),
		timestamp: optional(readTimestamp),
		flag: optional(readBoolean),
	};
}

/** A four-digit year ("Bulk create accounts": 1000 to 9999). */
function readYear(value: unknown): Read<number | undefined> {
	const year = readNumber(value);
	if (!year.ok || year.value === undefined || (year.value >= 1000 && year.value <= 9999))
		return year;
	return { ok: false, reason: `must be between 1000 and 9999, got ${year.value}` };
}

/** A point in time as ISO text in UTC. Numbers are refused: Octolane would have to guess their unit. */
function readTimestamp(value: unknown): Read<string | undefined> {
	const date = readDate(value);
	if (!date.ok || date.value === undefined) return date;
	const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(date.value) && date.value.includes('T');
	const text = hasZone || !date.value.includes('T') ? date.value : `${date.value}Z`;
	return { ok: true, value: new Date(text).toISOString() };
}

/**
 * Additional fields, as an object or as JSON text. They are merged into the row unchanged.
 *
 * @param known names that have a column of their own
 */
export function additionalFields(known: ReadonlySet<string>, { clearsBlanks }: Reading) {
	return field<Record<string, unknown>>((value) => {
		const named = readObject(value);
		if (named === 'none') {
			return {
				ok: false,
				reason: `must be an object such as {"custom__tier": "gold"}, got ${kindOf(value)}`,
			};
		}
		const taken = Object.keys(named ?? {}).find((name) => known.has(name));
		if (taken !== undefined)
			return { ok: false, reason: `contains '${taken}', which has a column of its own` };
		const entries = Object.entries(named ?? {}).flatMap(([name, given]) => {
			if (!isBlank(given)) return [[name, given] as const];
			return clearsBlanks ? [[name, null] as const] : [];
		});
		return readPlainNamed(Object.fromEntries(entries));
	});
}
