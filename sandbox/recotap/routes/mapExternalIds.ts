import { IsNotEmpty, IsString } from 'class-validator';
import type { RecotapContext } from '../context';
import { refuseContent, respond } from '../envelope';
import { listOf, shapeOf, validate } from '../validate';

const MAPPING = shapeOf({
	domain: [IsNotEmpty(), IsString()],
	externalId: [IsNotEmpty(), IsString()],
});
const BODY = shapeOf({ mappings: listOf(MAPPING, 100) });

interface Body {
	readonly mappings: readonly { readonly domain: string; readonly externalId: string }[];
}

/** `data` of a response ("Map External IDs"). */
export interface MappingCounts {
	readonly matched: number;
	readonly updated: number;
	readonly notFound: readonly string[];
}

/** PATCH /accounts/external-ids ("Map External IDs"). The last mapping of a domain wins. */
export function mapExternalIds(c: RecotapContext): Response {
	const { body } = c.var.request;
	const { store, style } = c.var.recotap;
	const issues = validate(BODY, body);
	if (issues.length > 0) return refuseContent(c, issues);

	const matched = new Set<string>();
	const changed = new Set<string>();
	const notFound = new Set<string>();
	for (const { domain, externalId } of (body as Body).mappings) {
		const account = store.findByDomain(domain);
		if (account === undefined) {
			notFound.add(style.echo === 'raw' ? domain : store.clean(domain));
		} else {
			if (account.externalId !== externalId) changed.add(account.rtp_aid);
			store.update(account, { externalId });
			matched.add(account.rtp_aid);
		}
	}
	const counts: MappingCounts = {
		matched: matched.size,
		updated: style.counts === 'changed' ? changed.size : matched.size,
		notFound: [...notFound],
	};
	return respond(c, counts);
}
