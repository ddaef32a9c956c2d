import { groupBy } from '@n8n-nodes-recotap/kit/push/groupBy';
import type { Finding, LookUp } from '@n8n-nodes-recotap/kit/push/target';
import { parseDateTime } from '@n8n-nodes-recotap/kit/values/dateTime';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { ACCOUNT_COLUMNS } from '../schemas/account';
import { isUuid } from '../schemas/uuid';
import { parseEnvelope } from './envelope';
import { PAGE_SIZE } from './lists';
import { isForWantOfAnswer } from './lostResponse';

/** Number of keys in one search. The maximum is not documented. */
const BATCH = 100;

/** How the account of a row is identified, and what proves that it has the row's values. */
export interface Proof<Payload> {
	/** The field that contains the key of a row. */
	readonly field: 'domain' | 'id';
	/** The required values of the account, under the names used in the request. */
	readonly wantedOf: (payload: Payload) => object;
	/** The status of the row if the account has all of them. */
	readonly status: 'resolved' | 'updated';
}

/**
 * Settles rows whose response was lost by looking up their accounts: POST /v1/accounts/search ("Search accounts",
 * octolane.com/docs). A row is proven if the only account with its key has every value that was sent. Other values
 * prove nothing, and neither does a missing account: the request may still be carried out.
 */
export function lookUpAccounts<Payload>({
	field,
	wantedOf,
	status,
}: Proof<Payload>): LookUp<Payload, object> {
	return {
		limit: BATCH,
		maySettle: isForWantOfAnswer,
		fold: (key) => key,
		encode: (keys) => ({
			method: 'POST',
			path: '/v1/accounts/search',
			// More rows than keys, so that a second account with the same key is found.
			body: { filters: [{ field, operator: 'in', value: keys }], limit: PAGE_SIZE },
		}),
		judge: (body, rows) => {
			const { accounts, slugs } = readListed(body);
			const byKey = groupBy(accounts, (account) => String(account[field]));
			return rows.map(({ key, payload, outcome }): Finding | undefined => {
				const [account, ...others] = byKey.get(key) ?? [];
				if (account === undefined || others.length > 0) return undefined;
				const { id } = account;
				// A record that only repeats the request has no ID.
				if (typeof id !== 'string' || !isUuid(id)) return undefined;
				return hasAll(account, wantedOf(payload), slugs)
					? { status, facts: { ...outcome.facts, id } }
					: undefined;
			});
		},
	};
}

type Account = Readonly<Record<string, unknown>>;

/**
 * Maps the names under which the organization's own fields are sent to the short names under which accounts list them.
 */
type Slugs = ReadonlyMap<unknown, string>;

/** The accounts in a complete response in the documented format; none otherwise. */
function readListed(body: unknown): { accounts: readonly Account[]; slugs: Slugs } {
	const envelope = parseEnvelope(body);
	const data = envelope?.success === true ? envelope.data : undefined;
	if (!isRecord(data) || !Array.isArray(data.accounts) || data.has_more !== false) {
		return { accounts: [], slugs: new Map() };
	}
	const { custom_field_definitions: own } = data;
	const definitions = isRecord(own) ? Object.entries(own) : [];
	return {
		accounts: data.accounts.filter(isRecord),
		slugs: new Map(
			definitions.map(([slug, said]) => [isRecord(said) ? said.property_name : undefined, slug]),
		),
	};
}

/** Fields that contain times. */
const TIMES = new Set(
	ACCOUNT_COLUMNS.filter(({ type }) => type === 'dateTime').map(({ id }) => id),
);

function hasAll(account: Account, wanted: object, slugs: Slugs): boolean {
	return Object.entries(wanted).every(([name, value]: [string, unknown]) => {
		if (value === undefined) return true;
		const listed = valueOf(account, name, slugs);
		return areEqual(value, listed) || (TIMES.has(name) && areSameTime(value, listed));
	});
}

function valueOf(account: Account, name: string, slugs: Slugs): unknown {
	if (Object.hasOwn(account, name)) return account[name];
	const slug = slugs.get(name);
	const { custom_fields: own } = account;
	return slug !== undefined && isRecord(own) ? own[slug] : undefined;
}

/** Whether two values are equal as JSON. */
function areEqual(one: unknown, other: unknown): boolean {
	if (Array.isArray(one) && Array.isArray(other)) {
		return one.length === other.length && one.every((inner, at) => areEqual(inner, other[at]));
	}
	if (!isRecord(one) || !isRecord(other)) return one === other;
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length &&
		names.every((name) => Object.hasOwn(other, name) && areEqual(one[name], other[name]))
	);
}

/**
 * "ISO with up to microseconds" (older pages); times are sent with at most milliseconds. A time without a zone is
 * ambiguous and does not match.
 */
const LISTED_TIME = /T\d\d:\d\d:\d\d(?:\.\d{1,3}0*)?(?:Z|[+-]\d\d:\d\d)$/;

function areSameTime(sent: unknown, listed: unknown): boolean {
	return (
		typeof sent === 'string' &&
		typeof listed === 'string' &&
		LISTED_TIME.test(listed) &&
		parseDateTime(sent, 'unknown') === parseDateTime(listed, 'unknown')
	);
}
