import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { RecotapContext } from './context';
import type { RefusalForm } from './style';
import type { Issue } from './validate';

/** A success. */
export function respond(
	c: RecotapContext,
	data: unknown,
	status: ContentfulStatusCode = 200,
): Response {
	return c.json({ ...envelope(c, status), data }, status);
}

/** Refuses for a reason of business: `customMessage` says why. */
export function refuse(
	c: RecotapContext,
	status: ContentfulStatusCode,
	message: string,
	customMessage: string,
): Response {
	return c.json({ ...envelope(c, status), ...noData(c), message, customMessage }, status);
}

/** Fails without an explanation: there is no `customMessage`. */
export function fail(c: RecotapContext, status: ContentfulStatusCode, message: string): Response {
	return c.json({ ...envelope(c, status), ...noData(c), message }, status);
}

/** Refuses the whole request because of its content, before anything is done. */
export function refuseContent(
	c: RecotapContext,
	issues: readonly Issue[],
	form: RefusalForm = c.var.recotap.style.refusal,
): Response {
	const { style } = c.var.recotap;
	const shown = style.rules === 'withValues' ? withValues(issues, c.var.request.body) : issues;
	const found = flatten(shown);
	const body = (content: object): Response => c.json({ ...envelope(c, 400), ...content }, 400);
	switch (style.errorData === 'absent' ? WITHOUT_DATA[form] : form) {
		case 'nested':
			return body({ message: 'Bad Request', data: shown });
		case 'flat':
			return body({ message: 'Bad Request', data: found.map(({ issue }) => issue) });
		case 'dotted':
			return body({
				message: 'Bad Request',
				data: found.map(({ issue, path }) => ({ ...issue, property: path })),
			});
		case 'introduction': {
			const customMessage = found.flatMap(({ issue }) => textsOf(issue))[0];
			return body({ ...noData(c), message: 'Validation failed', customMessage });
		}
		case 'messages': {
			const message = found.flatMap(({ issue, prefix }) =>
				textsOf(issue).map((text) => prefix + text),
			);
			return body({ ...noData(c), message });
		}
	}
}

/** The part that all responses have in common. */
export function envelope(c: RecotapContext, statusCode: number): object {
	const { pathname, search } = new URL(c.req.url);
	const timestamp = new Date(c.var.request.now()).toISOString();
	return { statusCode, timestamp, path: pathname + search };
}

/** What is left of a form without `data`. */
const WITHOUT_DATA: Readonly<Record<RefusalForm, RefusalForm>> = {
	flat: 'introduction',
	nested: 'introduction',
	dotted: 'introduction',
	introduction: 'introduction',
	messages: 'messages',
};

interface Leaf {
	readonly issue: Issue;
	/** Where the property stands, such as `accounts.3.domain`. */
	readonly path: string;
	/** What stands before the property, such as `accounts.3.`. */
	readonly prefix: string;
}

function flatten(issues: readonly Issue[], prefix = ''): Leaf[] {
	return issues.flatMap(({ children = [], ...issue }) => {
		const path = prefix + issue.property;
		const own = issue.constraints === undefined ? [] : [{ issue, path, prefix }];
		return [...own, ...flatten(children, `${path}.`)];
	});
}

/** The same issues with what was found in the request, or in a part of it. */
function withValues(issues: readonly Issue[], target: unknown): Issue[] {
	const parts = typeof target === 'object' && target !== null ? Object.entries(target) : [];
	return issues.map(({ children, ...issue }) => {
		const value: unknown = parts.find(([name]) => name === issue.property)?.[1];
		const inner = children === undefined ? {} : { children: withValues(children, value) };
		return { target, value, ...issue, ...inner };
	});
}

/** `data` of an error that has none. */
function noData(c: RecotapContext): object {
	return c.var.recotap.style.errorData === 'absent' ? {} : { data: null };
}

function textsOf(issue: Issue): string[] {
	return Object.values(issue.constraints ?? {});
}
