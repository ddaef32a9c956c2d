import type { Context } from 'hono';
import { cleanDomain } from '../cleanDomain';
import { answer, type Issue, refuse, refuseContent } from '../envelope';
import type { NewAccount, Segment, Store } from '../store';
import { checkList, checkProperty } from '../validate';

/** How the server words its replies, where the documents leave it open. */
export interface ReplyStyle {
	/** Order of `results`. */
	readonly order: 'asSent' | 'reversed';
	/** Spelling of the domains that a reply repeats. */
	readonly echo: 'clean' | 'raw';
	/** Leaves out this many results at the end. */
	readonly drop: number;
}

interface Body {
	readonly accounts: readonly NewAccount[];
	readonly segmentId?: string;
	readonly upsert?: boolean;
}

interface Result {
	readonly rtp_aid: string | null;
	readonly domain: string;
	readonly status: 'created' | 'updated' | 'failed';
	readonly error?: string;
}

/** POST /accounts ("Create Accounts"). */
export async function createAccounts(
	c: Context,
	store: Store,
	style: ReplyStyle,
): Promise<Response> {
	const body: unknown = await c.req.json();
	const issues = [
		...checkList(body, 'accounts', 100, checkAccount),
		...checkProperty(body, 'segmentId', ['isString']),
		...checkProperty(body, 'upsert', ['isBoolean']),
	];
	if (issues.length > 0) return refuseContent(c, issues);

	const { accounts, segmentId, upsert = false } = body as Body;
	const segment = segmentId === undefined ? undefined : store.segments.get(segmentId);
	if (segmentId !== undefined) {
		const problem = problemOf(segmentId, segment);
		if (problem !== undefined) return refuse(c, 400, 'Bad Request', problem);
	}

	const results = accounts.map((account): Result => {
		const domain = style.echo === 'raw' ? account.domain : cleanDomain(account.domain);
		const existing = store.findByDomain(account.domain);
		if (existing !== undefined && !upsert) {
			const error = `Account with domain '${existing.domain}' already exists. Set upsert: true to update this account via this endpoint.`;
			return { rtp_aid: existing.rtp_aid, domain, status: 'failed', error };
		}
		const unknown = Object.keys(account.customFields ?? {}).filter(
			(key) => !store.customFields.has(key),
		);
		if (unknown.length > 0) {
			const error = `Custom field key(s) not found: ${unknown.join(', ')}. Unable to add this account.`;
			return { rtp_aid: null, domain, status: 'failed', error };
		}
		const stored = existing ?? store.create(account);
		if (existing !== undefined) store.update(existing, account);
		segment?.members.add(stored.rtp_aid);
		return {
			rtp_aid: stored.rtp_aid,
			domain,
			status: existing === undefined ? 'created' : 'updated',
		};
	});

	const count = (status: Result['status']): number =>
		results.filter((result) => result.status === status).length;
	const summary = {
		total: results.length,
		created: count('created'),
		updated: count('updated'),
		failed: count('failed'),
	};
	if (style.order === 'reversed') results.reverse();
	return answer(c, { results: results.slice(0, results.length - style.drop), summary });
}

function checkAccount(account: unknown): Issue[] {
	return [
		...checkProperty(account, 'domain', ['isNotEmpty', 'isString']),
		...checkProperty(account, 'name', ['isNotEmpty', 'isString']),
		...checkProperty(account, 'externalId', ['isString']),
		...checkProperty(account, 'shortName', ['isString']),
		...checkProperty(account, 'linkedinUrl', ['isString']),
		...checkProperty(account, 'tags', ['isStrings']),
		...checkProperty(account, 'customFields', ['isObject']),
	];
}

function problemOf(segmentId: string, segment: Segment | undefined): string | undefined {
	if (segment === undefined) return `Segment '${segmentId}' not found`;
	if (segment.type !== 'static') return `Segment '${segmentId}' is not a static segment`;
	if (segment.status === 'archived') {
		return `Segment '${segmentId}' is not active or draft and cannot accept new members`;
	}
	return undefined;
}
