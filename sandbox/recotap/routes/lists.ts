import type { RecotapContext } from '../context';
import { respond, refuseContent } from '../envelope';
import { takePage } from '../../core/keyset';
import type { RecotapStyle } from '../style';
import type { Store } from '../store';
import type { Account } from '../workspace';
import { toDefinition } from './createCustomField';
import { parseDomains, parseLastSync, parseLimit } from './parseQuery';

const SECOND = 1000;

/** GET /accounts ("List Accounts"): keyset pages, `lastSync` and `domains` as filters. */
export function listAccounts(c: RecotapContext): Response {
	const { store, style } = c.var.recotap;
	const limit = parseLimit(c);
	if (!limit.ok) return refuseContent(c, limit.issues);
	const lastSync = parseLastSync(c);
	if (!lastSync.ok) return refuseContent(c, lastSync.issues);
	const domains = parseDomains(c);
	if (!domains.ok) return refuseContent(c, domains.issues);

	const page = takePage(
		store.asListed(
			domains.value === undefined ? store.accountsInOrder : findAll(store, domains.value),
		),
		limit.value,
		c.req.query('cursor'),
		({ rtp_aid }) => rtp_aid,
		(account) => stampOf(account, style) > lastSync.value,
	);
	const syncTimestamp = new Date(c.var.request.now()).toISOString();
	const keys = [...store.customFields.keys()];
	const data = page.data.map((row) => ({ ...toRow(row, keys, style), name: nameOf(row, style) }));
	const lastId = style.lastCursor === 'set' ? (page.data.at(-1)?.rtp_aid ?? null) : null;
	return respond(c, { ...page, data, nextCursor: page.nextCursor ?? lastId, syncTimestamp });
}

/** GET /segments ("List Segments"): static segments that are active or draft. */
export function listSegments(c: RecotapContext): Response {
	const limit = parseLimit(c);
	if (!limit.ok) return refuseContent(c, limit.issues);
	const usable = [...c.var.recotap.store.segments.values()].filter(
		({ type, status }) => type === 'static' && status !== 'archived',
	);
	const page = takePage(usable, limit.value, c.req.query('cursor'), ({ segmentId }) => segmentId);
	const data = page.data.map(({ segmentId, name, status }) => ({ segmentId, name, status }));
	// The documented sample carries a cursor even on its last page.
	const nextCursor = page.nextCursor ?? data.at(-1)?.segmentId ?? null;
	return respond(c, { data, nextCursor, hasNextPage: page.hasNextPage });
}

/** GET /accounts/missing-external-ids ("List Unmapped Accounts"): a plain array, no cursor. */
export function listMissingExternalIds(c: RecotapContext): Response {
	const limit = parseLimit(c);
	if (!limit.ok) return refuseContent(c, limit.issues);
	const { store, style } = c.var.recotap;
	const { data } = takePage(
		store.accountsInOrder,
		limit.value,
		undefined,
		({ rtp_aid }) => rtp_aid,
		({ externalId }) => externalId === null || externalId === '',
	);
	return respond(
		c,
		data.map((row) => ({ name: nameOf(row, style), domain: row.domain })),
	);
}

/** GET /accounts/custom-fields ("List Account Custom Fields"): a plain array. */
export function listCustomFields(c: RecotapContext): Response {
	return respond(c, [...c.var.recotap.store.customFields.values()].map(toDefinition));
}

function nameOf({ name }: Account, { names }: RecotapStyle): string {
	return names === 'small' ? name.toLowerCase() : name;
}

/** @param keys of all active custom fields: those without a value are null */
function toRow(account: Account, keys: readonly string[], style: RecotapStyle): object {
	const { externalId, domain, rtp_aid, scores, journeyStage } = account;
	return {
		externalId,
		domain,
		rtp_aid,
		rtp_account_score: scores.account,
		rtp_journey_stage: journeyStage,
		rtp_advertising_activity_score: scores.advertising,
		rtp_website_intent_score: scores.website,
		rtp_g2_intent_score: scores.g2,
		rtp_bombora_intent_score: scores.bombora,
		rtp_last_account_date: showStamp(account, style),
		customFields: Object.fromEntries(keys.map((key) => [key, account.customFields[key] ?? null])),
	};
}

/** When the account was updated, by its stamp, ms since the epoch. */
function stampOf({ updatedAt }: Account, { stamps }: RecotapStyle): number {
	return stamps === 'seconds' ? Math.floor(updatedAt / SECOND) * SECOND : updatedAt;
}

function showStamp(account: Account, style: RecotapStyle): string {
	const stamp = new Date(stampOf(account, style)).toISOString();
	return style.stamps === 'days' ? stamp.slice(0, stamp.indexOf('T')) : stamp;
}

function findAll(store: Store, domains: ReadonlySet<string>): Account[] {
	return [...domains]
		.flatMap((domain) => store.findAllByDomain(domain))
		.sort((one, other) => (one.rtp_aid < other.rtp_aid ? -1 : 1));
}
