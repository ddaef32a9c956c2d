import { fail, refuse, respond } from '../recotap/envelope';
import type { Page } from '../core/keyset';
import type { Exchange, Fault } from './fault';

/** A page of accounts or segments: the first property of a row is not always its ID. */
type AnyPage = Page<{ readonly rtp_aid?: string; readonly segmentId?: string }> & {
	readonly syncTimestamp?: string;
};

/** The response to a paged list is allowed, or nearly so, but a client can get it wrong. */
export const listFaults = {
	'page-empty': {
		summary: 'a page without rows, which follow on the next one',
		hits: 'pages',
		stores: 'none',
		respond: async (exchange) =>
			await rewrite(exchange, (page, cursor) => ({
				...page,
				data: [],
				nextCursor: sameAs(cursor),
				hasNextPage: true,
			})),
	},
	'page-overlapping': {
		summary: 'the next page begins with the last row of this one',
		hits: 'pages',
		stores: 'none',
		respond: async (exchange) =>
			await rewrite(exchange, (page) => {
				const before = page.data.at(-2);
				const nextCursor = before?.rtp_aid ?? before?.segmentId;
				return page.hasNextPage && nextCursor !== undefined ? { ...page, nextCursor } : page;
			}),
	},
	'page-last-with-cursor': {
		summary: 'the last page carries a cursor, too',
		hits: 'pages',
		stores: 'none',
		respond: async (exchange) =>
			await rewrite(exchange, (page, cursor) => ({
				...page,
				nextCursor: page.nextCursor ?? page.data.at(-1)?.rtp_aid ?? sameAs(cursor),
			})),
	},
	'page-stuck': {
		summary: 'the cursor leads back to the first page',
		hits: 'pages',
		stores: 'none',
		respond: async (exchange) =>
			await rewrite(exchange, (page) => ({
				...page,
				nextCursor: sameAs(undefined),
				hasNextPage: true,
			})),
	},
	'page-endless': {
		summary: 'another page is announced under a new cursor, and it is this one again',
		hits: 'pages',
		stores: 'none',
		respond: async (exchange) =>
			await rewrite(exchange, (page, cursor) => ({
				...page,
				nextCursor: sameAs(cursor),
				hasNextPage: true,
			})),
	},
	'page-without-cursor': {
		summary: 'another page is announced without a cursor',
		hits: 'pages',
		stores: 'none',
		respond: async (exchange) =>
			await rewrite(exchange, (page) => ({ ...page, nextCursor: null, hasNextPage: true })),
	},
	'page-cursor-expired': {
		summary: 'the cursor is no longer good',
		hits: 'pages',
		stores: 'none',
		respond: async ({ c }) => refuse(c, 400, 'Bad Request', 'Invalid cursor'),
	},
	'page-cursor-gone': {
		summary: 'what the cursor leads to is gone for good',
		hits: 'pages',
		stores: 'none',
		respond: async ({ c }) => fail(c, 410, 'Gone'),
	},
	'page-refused': {
		summary: 'the page is refused, and not for its cursor',
		hits: 'pages',
		stores: 'none',
		respond: async ({ c }) => refuse(c, 400, 'Bad Request', 'This list is being rebuilt'),
	},
	'page-without-sync-time': {
		summary: 'the page does not say when it was made',
		hits: 'pages',
		stores: 'none',
		respond: async (exchange) => await rewrite(exchange, ({ syncTimestamp: _, ...page }) => page),
	},
} satisfies Record<string, Fault>;

/** Another cursor for the same place: it sorts after this one and before the next row. */
function sameAs(cursor: string | undefined): string {
	return `${cursor ?? ''}0`;
}

/** Changes one page of a list. An error is passed on as it is. */
async function rewrite(
	{ c, handle }: Exchange,
	change: (page: AnyPage, cursor: string | undefined) => object,
): Promise<Response> {
	const response = await handle();
	if (!response.ok) return response;
	const { data } = (await response.json()) as { data: AnyPage };
	return respond(c, change(data, c.req.query('cursor')));
}
