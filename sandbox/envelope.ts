import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A rule of a request that was broken, as class-validator reports it ("Errors"). */
export interface Issue {
	readonly property: string;
	readonly constraints?: Readonly<Record<string, string>>;
	readonly children?: readonly Issue[];
}

function envelope(c: Context, statusCode: number): object {
	const { pathname, search } = new URL(c.req.url);
	return { statusCode, timestamp: new Date().toISOString(), path: pathname + search };
}

/** A successful reply. */
export function answer(c: Context, data: unknown, status: ContentfulStatusCode = 200): Response {
	return c.json({ ...envelope(c, status), data }, status);
}

/** Refuses the whole request because of its content, before anything is done. `data` lists the rules, no `customMessage`. */
export function refuseContent(c: Context, issues: readonly Issue[]): Response {
	return c.json({ ...envelope(c, 400), message: 'Bad Request', data: issues }, 400);
}

/** Refuses for a reason of business: `customMessage` says why, `data` is null. */
export function refuse(
	c: Context,
	status: ContentfulStatusCode,
	message: string,
	customMessage: string,
): Response {
	return c.json({ ...envelope(c, status), data: null, message, customMessage }, status);
}
