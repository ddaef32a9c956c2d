import { respondData } from '../octolane/envelope';
import { isRecord } from '../core/values';
import type { Exchange, Fault } from './fault';

/** A page of accounts, as far as it is changed here. */
interface AccountPage {
	readonly accounts: readonly Readonly<Record<string, unknown>>[];
	readonly has_more: boolean;
	readonly next_cursor: string | null;
}

/** Responses to a search for accounts that the documents of Octolane do not rule out. */
export const octolaneSearchFaults = {
	'search-finds-nothing': {
		summary: 'a search of Octolane finds nothing yet, whatever is stored',
		hits: 'octolaneSearch',
		stores: 'none',
		respond: async (exchange) => await rewrite(exchange, (page) => ({ ...page, accounts: [] })),
	},
	'search-finds-all': {
		summary: 'a search of Octolane passes over its filters',
		hits: 'octolaneSearch',
		stores: 'none',
		respond: async (exchange) => {
			const { c, handle } = exchange;
			const { request } = c.var;
			const body = isRecord(request.body) ? { ...request.body, filters: [] } : request.body;
			c.set('request', { ...request, body });
			return await handle();
		},
	},
	'search-repeats-question': {
		summary: 'a search of Octolane gives back what was asked for, as if it were accounts',
		hits: 'octolaneSearch',
		stores: 'none',
		respond: async (exchange) =>
			await rewrite(exchange, (page) => ({
				...page,
				accounts: askedFor(exchange).map((asked) => ({ id: null, ...asked })),
			})),
	},
	'search-outdated': {
		summary: 'a search of Octolane shows names that accounts had before',
		hits: 'octolaneSearch',
		stores: 'none',
		respond: async (exchange) =>
			await rewrite(exchange, (page) => ({
				...page,
				accounts: page.accounts.map((account) => ({ ...account, name: 'A former name' })),
			})),
	},
	'search-doubled': {
		summary: 'a search of Octolane has two accounts of one domain',
		hits: 'octolaneSearch',
		stores: 'none',
		respond: async (exchange) =>
			await rewrite(exchange, (page) => ({
				...page,
				accounts: page.accounts.flatMap((account) => [
					{ ...account, id: '00000000-0000-4000-8000-00000000beef', name: 'A twin' },
					account,
				]),
			})),
	},
	'search-unfinished': {
		summary: 'a search of Octolane announces another page that does not come',
		hits: 'octolaneSearch',
		stores: 'none',
		respond: async (exchange) =>
			await rewrite(exchange, (page) => ({ ...page, has_more: true, next_cursor: 'no-such-page' })),
	},
} satisfies Record<string, Fault>;

/** The values of the filters, each under the name of its field. */
function askedFor({ c }: Exchange): object[] {
	const { body } = c.var.request;
	const filters: unknown = isRecord(body) ? body['filters'] : [];
	return (Array.isArray(filters) ? filters : [])
		.filter(isRecord)
		.flatMap(({ field, value }) =>
			(Array.isArray(value) ? value : [value]).map((one: unknown) => ({ [String(field)]: one })),
		);
}

/** Changes one page of a search. An error is passed on as it is. */
async function rewrite(
	{ c, handle }: Exchange,
	change: (page: AccountPage) => object,
): Promise<Response> {
	const response = await handle();
	if (!response.ok) return response;
	const { data } = (await response.json()) as { data: AccountPage };
	return respondData(c, change(data));
}
