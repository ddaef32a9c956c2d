import type { Context } from 'hono';

/** The body of a request. */
export interface Body {
	/** Undefined if there is none, or none that is JSON. */
	readonly body: unknown;
	readonly bodyIsMalformed: boolean;
}

const NONE: Body = { body: undefined, bodyIsMalformed: false };

/** The body of a request, if it says that it is JSON: this kind of server takes no other ("Introduction"). */
export async function parseBody(c: Context): Promise<Body> {
	if (c.req.method === 'GET') return NONE;
	const text = await c.req.text();
	const type = c.req.header('content-type') ?? '';
	if (text === '' || !/^application\/json\b/i.test(type)) return NONE;
	try {
		return { body: JSON.parse(text) as unknown, bodyIsMalformed: false };
	} catch {
		return { body: undefined, bodyIsMalformed: true };
	}
}
