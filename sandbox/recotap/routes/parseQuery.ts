import { isDateString } from '../../core/values';
import type { RecotapContext } from '../context';
import type { Issue } from '../validate';

/** A parameter of the query, or the rule that it breaks. */
export type QueryValue<Value> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly issues: readonly Issue[] };

const DEFAULT_LIMIT = 100;
const MOST_DOMAINS = 100;

/** `limit`: a whole number from 1 on, 100 if left out. */
export function parseLimit(c: RecotapContext): QueryValue<number> {
	const text = c.req.query('limit');
	const limit = Number(text ?? DEFAULT_LIMIT);
	if (text !== '' && Number.isInteger(limit) && limit > 0) return { ok: true, value: limit };
	return broken('limit', 'min', 'limit must not be less than 1');
}

/** `lastSync`: milliseconds since the epoch, `-Infinity` if left out. */
export function parseLastSync(c: RecotapContext): QueryValue<number> {
	const text = c.req.query('lastSync');
	if (text === undefined) return { ok: true, value: -Infinity };
	if (isDateString(text)) return { ok: true, value: Date.parse(text) };
	return broken('lastSync', 'isDateString', 'lastSync must be a valid ISO 8601 date string');
}

/** `domains`: cleaned domains from a JSON list, undefined if left out. */
export function parseDomains(c: RecotapContext): QueryValue<ReadonlySet<string> | undefined> {
	const text = c.req.query('domains');
	if (text === undefined) return { ok: true, value: undefined };
	const domains = parseJson(text);
	if (!Array.isArray(domains)) return broken('domains', 'isArray', 'domains must be an array');
	if (domains.length <= MOST_DOMAINS) {
		return {
			ok: true,
			value: new Set(domains.map((domain) => c.var.recotap.store.clean(String(domain)))),
		};
	}
	const problem = `domains must contain no more than ${MOST_DOMAINS} elements`;
	return broken('domains', 'arrayMaxSize', problem);
}

function broken(property: string, rule: string, text: string): QueryValue<never> {
	return { ok: false, issues: [{ property, constraints: { [rule]: text } }] };
}

function parseJson(json: string): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		return undefined;
	}
}
