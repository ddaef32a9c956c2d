import { IsArray, IsBoolean, IsNotEmpty, IsObject, IsOptional, IsString } from 'class-validator';
import type { Recotap, RecotapContext } from '../context';
import { refuse, refuseContent, respond } from '../envelope';
import type { RecotapStyle } from '../style';
import { shuffle } from '../../core/random';
import type { NewAccount, Segment } from '../workspace';
import { listOf, shapeOf, validate } from '../validate';

const OPTIONAL_TEXT = [IsOptional(), IsString()];

const ACCOUNT = shapeOf({
	domain: [IsNotEmpty(), IsString()],
	name: [IsNotEmpty(), IsString()],
	externalId: OPTIONAL_TEXT,
	shortName: OPTIONAL_TEXT,
	linkedinUrl: OPTIONAL_TEXT,
	tags: [IsOptional(), IsArray(), IsString({ each: true })],
	customFields: [IsOptional(), IsObject()],
});

const BODY = shapeOf({
	accounts: listOf(ACCOUNT, 100),
	segmentId: OPTIONAL_TEXT,
	upsert: [IsOptional(), IsBoolean()],
});

interface Body {
	readonly accounts: readonly NewAccount[];
	readonly segmentId?: string | null;
	readonly upsert?: boolean | null;
}

/** Result of one account. */
export interface AccountResult {
	readonly rtp_aid: string | null;
	readonly domain: string;
	readonly status: 'created' | 'updated' | 'failed';
	readonly error?: string;
}

/** POST /accounts ("Create Accounts"). */
export function createAccounts(c: RecotapContext): Response {
	const { body, random } = c.var.request;
	const { store, style } = c.var.recotap;
	const issues = validate(BODY, body);
	if (issues.length > 0) return refuseContent(c, issues);

	const { accounts, segmentId, upsert } = body as Body;
	const segment = store.segments.get(segmentId ?? '');
	const problem = segmentId == null ? undefined : problemOf(segmentId, segment);
	if (problem !== undefined) return refuse(c, 400, 'Bad Request', problem);

	const results = accounts.map((account) =>
		pushAccount(account, c.var.recotap, upsert === true, segment),
	);
	const summary = summarise(results);
	const kept = arrange(results, style, random).slice(0, results.length - style.drop);
	return respond(c, { results: kept, summary });
}

/** Counts by status, as `data.summary` has them. */
export function summarise(results: readonly Pick<AccountResult, 'status'>[]): object {
	const count = (wanted: AccountResult['status']): number =>
		results.filter(({ status }) => status === wanted).length;
	return {
		total: results.length,
		created: count('created'),
		updated: count('updated'),
		failed: count('failed'),
	};
}

function pushAccount(
	account: NewAccount,
	{ store, style }: Recotap,
	upsert: boolean,
	segment: Segment | undefined,
): AccountResult {
	const cleaned = store.clean(account.domain);
	const domain = style.echo === 'raw' ? account.domain : cleaned;
	const failed = (rtp_aid: string | null, error: string): AccountResult => ({
		rtp_aid,
		domain,
		status: 'failed',
		error,
	});
	if (cleaned === '') {
		return failed(null, `Invalid domain '${account.domain}'. Unable to add this account.`);
	}
	const existing = store.findByDomain(cleaned);
	if (existing !== undefined && !upsert) {
		return failed(
			existing.rtp_aid,
			`Account with domain '${cleaned}' already exists. Set upsert: true to update this account via this endpoint.`,
		);
	}
	const unknown = store.unknownKeys(account.customFields);
	if (unknown.length > 0) {
		const keys = unknown.join(', ');
		return failed(null, `Custom field key(s) not found: ${keys}. Unable to add this account.`);
	}
	const stored = existing ?? store.create(account);
	if (existing !== undefined) store.update(existing, account);
	segment?.members.add(stored.rtp_aid);
	const status = existing === undefined ? 'created' : 'updated';
	return { rtp_aid: stored.rtp_aid, domain, status };
}

function arrange<Row>(rows: readonly Row[], style: RecotapStyle, random: () => number): Row[] {
	switch (style.order) {
		case 'asSent':
			return [...rows];
		case 'reversed':
			return [...rows].reverse();
		case 'shuffled':
			return shuffle(rows, random);
	}
}

function problemOf(segmentId: string, segment: Segment | undefined): string | undefined {
	if (segment === undefined) return `Segment '${segmentId}' not found`;
	if (segment.type !== 'static') return `Segment '${segmentId}' is not a static segment`;
	if (segment.status === 'archived') {
		return `Segment '${segmentId}' is not active or draft and cannot accept new members`;
	}
	return undefined;
}
