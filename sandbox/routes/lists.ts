import type { Context } from 'hono';
import { cleanDomain } from '../cleanDomain';
import { answer, refuse, refuseContent } from '../envelope';
import type { Account, Store } from '../store';

const DEFAULT_LIMIT = 100;

/** GET /accounts ("List Accounts"): keyset pages, `lastSync` and `domains` as filters. */
export function listAccounts(c: Context, store: Store, now: () => number): Response {
	const limit = readLimit(c);
	if (limit === undefined) return badQuery(c, 'limit', 'limit must be a positive integer');
	const lastSync = c.req.query('lastSync');
	const since = lastSync === undefined ? -Infinity : Date.parse(lastSync);
	if (Number.isNaN(since)) {
		return badQuery(c, 'lastSync', 'lastSync must be a valid ISO 8601 date string');
	}
	const domains = readDomains(c.req.query('domains'));
	if (domains === 'malformed') return badQuery(c, 'domains', 'domains must be a JSON array');
	if (domains !== undefined && domains.size > 100) {
		return badQuery(c, 'domains', 'domains must contain no more than 100 elements');
	}

	const rows = domains === undefined ? store.accounts.values() : findAll(store, domains);
	const page = takePage(
		rows,
		limit,
		c.req.query('cursor'),
		({ rtp_aid }) => rtp_aid,
		({ updatedAt }) => updatedAt > since,
	);
	return answer(c, {
		...page,
		data: page.data.map(toRow),
		syncTimestamp: new Date(now()).toISOString(),
	});
}

/** GET /segments ("List Segments"): static segments that are active or draft. */
export function listSegments(c: Context, store: Store): Response {
	const limit = readLimit(c);
	if (limit === undefined) return badQuery(c, 'limit', 'limit must be a positive integer');
	const usable = [...store.segments.values()].filter(
		({ type, status }) => type === 'static' && status !== 'archived',
	);
	const page = takePage(usable, limit, c.req.query('cursor'), ({ segmentId }) => segmentId);
	const data = page.data.map(({ segmentId, name, status }) => ({ segmentId, name, status }));
	// The documented sample carries a cursor even on its last page.
	const nextCursor = page.nextCursor ?? data.at(-1)?.segmentId ?? null;
	return answer(c, { data, nextCursor, hasNextPage: page.hasNextPage });
}

/** GET /accounts/missing-external-ids ("List Unmapped Accounts"): a plain array, no cursor. */
export function listMissingExternalIds(c: Context, store: Store): Response {
	const limit = readLimit(c);
	if (limit === undefined) return badQuery(c, 'limit', 'limit must be a positive integer');
	const rows: { name: string; domain: string }[] = [];
	for (const { name, domain, externalId } of store.accounts.values()) {
		if (rows.length === limit) break;
		if (externalId === null || externalId === '') rows.push({ name, domain });
	}
	return answer(c, rows);
}

/** GET /accounts/custom-fields ("List Account Custom Fields"): a plain array. */
export function listCustomFields(c: Context, store: Store): Response {
	const fields = [...store.customFields.values()];
	return answer(
		c,
		fields.map((field) => ({ ...field, objectType: 'accounts', status: 'active' })),
	);
}

/** PUT /accounts/:rtp_aid ("Update Account"): custom fields only, merged key by key. */
export async function updateAccount(c: Context, store: Store): Promise<Response> {
	const id = c.req.param('rtp_aid') ?? '';
	if (!/^[\da-f]{24}$/.test(id)) return refuse(c, 400, 'Bad Request', 'Invalid rtp_aid');
	const account = store.accounts.get(id);
	if (account === undefined) return refuse(c, 404, 'Not Found', `Account '${id}' not found`);
	const { customFields = {}, ...others } = await c.req.json<Record<string, unknown>>();
	const property = Object.keys(others)[0];
	if (property !== undefined) {
		return refuseContent(c, [
			{ property, constraints: { whitelistValidation: `property ${property} should not exist` } },
		]);
	}
	if (typeof customFields !== 'object' || customFields === null) {
		return refuseContent(c, [
			{ property: 'customFields', constraints: { isObject: 'customFields must be an object' } },
		]);
	}
	const unknown = Object.keys(customFields).filter((key) => !store.customFields.has(key));
	if (unknown.length > 0) {
		return refuse(c, 400, 'Bad Request', `Custom field key(s) not found: ${unknown.join(', ')}`);
	}
	store.update(account, { customFields: { ...customFields } });
	return answer(c, { message: 'Account updated successfully' });
}

function toRow(account: Account): object {
	const { externalId, name, domain, rtp_aid, customFields, score, journeyStage, updatedAt } =
		account;
	return {
		externalId,
		name,
		domain,
		rtp_aid,
		rtp_account_score: score,
		rtp_journey_stage: journeyStage,
		rtp_advertising_activity_score: 0,
		rtp_website_intent_score: 0,
		rtp_g2_intent_score: 0,
		rtp_bombora_intent_score: 0,
		rtp_last_account_date: new Date(updatedAt).toISOString(),
		customFields,
	};
}

/** The next `limit` rows after the cursor. Rows come in the order of their IDs. */
function takePage<Row>(
	rows: Iterable<Row>,
	limit: number,
	cursor: string | undefined,
	idOf: (row: Row) => string,
	keep: (row: Row) => boolean = () => true,
): { data: Row[]; nextCursor: string | null; hasNextPage: boolean } {
	const data: Row[] = [];
	for (const row of rows) {
		if ((cursor !== undefined && idOf(row) <= cursor) || !keep(row)) continue;
		if (data.length === limit) {
			const last = data.at(-1);
			return { data, nextCursor: last === undefined ? null : idOf(last), hasNextPage: true };
		}
		data.push(row);
	}
	return { data, nextCursor: null, hasNextPage: false };
}

function findAll(store: Store, domains: ReadonlySet<string>): Account[] {
	return [...domains]
		.flatMap((domain) => store.findByDomain(domain) ?? [])
		.sort((one, other) => (one.rtp_aid < other.rtp_aid ? -1 : 1));
}

function readDomains(text: string | undefined): Set<string> | 'malformed' | undefined {
	if (text === undefined) return undefined;
	try {
		const domains: unknown = JSON.parse(text);
		return Array.isArray(domains) ? new Set(domains.map(String).map(cleanDomain)) : 'malformed';
	} catch {
		return 'malformed';
	}
}

function readLimit(c: Context): number | undefined {
	const limit = Number(c.req.query('limit') ?? DEFAULT_LIMIT);
	return Number.isInteger(limit) && limit > 0 ? limit : undefined;
}

function badQuery(c: Context, property: string, text: string): Response {
	return refuseContent(c, [{ property, constraints: { isValid: text } }]);
}
