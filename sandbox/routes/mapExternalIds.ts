import type { Context } from 'hono';
import { cleanDomain } from '../cleanDomain';
import { answer, refuseContent } from '../envelope';
import type { Store } from '../store';
import { checkList, checkProperty } from '../validate';
import type { ReplyStyle } from './createAccounts';

interface Body {
	readonly mappings: readonly { readonly domain: string; readonly externalId: string }[];
}

/** PATCH /accounts/external-ids ("Map External IDs"). The last mapping of a domain wins. */
export async function mapExternalIds(
	c: Context,
	store: Store,
	style: ReplyStyle,
): Promise<Response> {
	const body: unknown = await c.req.json();
	const issues = checkList(body, 'mappings', 100, (mapping) => [
		...checkProperty(mapping, 'domain', ['isNotEmpty', 'isString']),
		...checkProperty(mapping, 'externalId', ['isNotEmpty', 'isString']),
	]);
	if (issues.length > 0) return refuseContent(c, issues);

	const matched = new Set<string>();
	const notFound: string[] = [];
	for (const { domain, externalId } of (body as Body).mappings) {
		const account = store.findByDomain(domain);
		if (account === undefined) {
			notFound.push(style.echo === 'raw' ? domain : cleanDomain(domain));
		} else {
			store.update(account, { externalId });
			matched.add(account.rtp_aid);
		}
	}
	return answer(c, { matched: matched.size, updated: matched.size, notFound });
}
