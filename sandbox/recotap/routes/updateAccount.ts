import { IsObject, IsOptional } from 'class-validator';
import type { RecotapContext } from '../context';
import { refuse, refuseContent, respond } from '../envelope';
import { shapeOf, validate } from '../validate';

const BODY = shapeOf({ customFields: [IsOptional(), IsObject()] });

interface Body {
	readonly customFields?: Readonly<Record<string, unknown>> | null;
}

/** PUT /accounts/:rtp_aid ("Update Account"): custom fields only, merged key by key. */
export function updateAccount(c: RecotapContext): Response {
	const { body } = c.var.request;
	const { store } = c.var.recotap;
	const id = c.req.param('rtp_aid') ?? '';
	if (!/^[\da-f]{24}$/.test(id)) return refuse(c, 400, 'Bad Request', `Invalid rtp_aid '${id}'`);
	// "Any field other than `customFields`" is refused.
	const issues = validate(BODY, body, { whitelist: true, forbidNonWhitelisted: true });
	if (issues.length > 0) return refuseContent(c, issues);

	const account = store.accounts.get(id);
	if (account === undefined) return refuse(c, 404, 'Not Found', `Account '${id}' not found`);
	const { customFields } = (body ?? {}) as Body;
	const unknown = store.unknownKeys(customFields);
	if (unknown.length > 0) {
		return refuse(c, 400, 'Bad Request', `Custom field key(s) not found: ${unknown.join(', ')}`);
	}
	store.update(account, { customFields });
	return respond(c, { message: 'Account updated successfully' });
}
