import { cleanDomain } from '../recotap/cleanDomain';
import { respond } from '../recotap/envelope';
import { shuffle } from '../core/random';
import { domainOf } from '../core/rows';
import { type AccountResult, summarise } from '../recotap/routes/createAccounts';
import { type Exchange, type Fault, handleOthers, victimDomains } from './fault';

interface Results {
	readonly results: readonly AccountResult[];
	readonly summary: object;
}

/** The response to POST /accounts does not fit what was sent. */
export const resultFaults = {
	'results-short': {
		summary: 'everything is stored, but a result is missing',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, ({ results, summary }, isVictim) => ({
				results: results.filter((result) => !isVictim(result)),
				summary,
			})),
	},
	'results-empty': {
		summary: 'everything is stored, but the list of results is empty',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, ({ summary }) => ({ results: [], summary })),
	},
	'results-missing': {
		summary: 'everything is stored, but there is only a summary',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) => await rewrite(exchange, ({ summary }) => ({ summary })),
	},
	'results-long': {
		summary: 'everything is stored, and there is a result more than was asked for',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, ({ results, summary }) => ({
				results: [...results, stranger()],
				summary,
			})),
	},
	'results-reordered': {
		summary: 'everything is stored, and the results come in another order',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, ({ results, summary }) => ({
				results: shuffle(results, exchange.c.var.request.random),
				summary,
			})),
	},
	'results-duplicated': {
		summary: 'everything is stored, and a result comes twice',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, ({ results, summary }, isVictim) => ({
				results: results.flatMap((result) => (isVictim(result) ? [result, result] : [result])),
				summary,
			})),
	},
	'results-contradictory': {
		summary: 'everything is stored, but a row is said to have failed as well',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, ({ results, summary }, isVictim) => ({
				results: results.flatMap((result) =>
					isVictim(result) ? [result, failed(result.domain)] : [result],
				),
				summary,
			})),
	},
	'results-foreign': {
		summary: 'everything is stored, but a result names a domain that was not sent',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, ({ results, summary }, isVictim) => ({
				results: results.map((result) => (isVictim(result) ? stranger() : result)),
				summary,
			})),
	},
	'results-without-domain': {
		summary: 'everything is stored, but a result does not say what it is about',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, ({ results, summary }, isVictim) => ({
				results: results.map((result) =>
					isVictim(result) ? { rtp_aid: result.rtp_aid, status: result.status } : result,
				),
				summary,
			})),
	},
	'unknown-status': {
		summary: 'everything is stored, but a result has a status nobody documented',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, ({ results, summary }, isVictim) => ({
				results: results.map((result) =>
					isVictim(result) ? { ...result, status: 'queued' } : result,
				),
				summary,
			})),
	},
	'summary-disagrees': {
		summary: 'everything is stored, but the summary says that all rows failed',
		hits: 'createAccounts',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, ({ results }) => {
				const total = results.length;
				return { results, summary: { total, created: 0, updated: 0, failed: total } };
			}),
	},
	'row-fails': {
		summary: 'a row fails for a reason nobody documented, the others are stored',
		hits: 'createAccounts',
		stores: 'some',
		respond: async (exchange) => {
			const { c, rows, victims } = exchange;
			const response = await handleOthers(exchange);
			if (response !== undefined && !response.ok) return response;
			const results = [
				...(response === undefined ? [] : (await dataOf(response)).results),
				...victims.map((index) => failed(domainOf(rows[index]))),
			];
			return respond(c, { results, summary: summarise(results) });
		},
	},
} satisfies Record<string, Fault>;

/** Lets the API store everything and changes its response. An error is passed on as it is. */
async function rewrite(
	exchange: Exchange,
	change: (data: Results, isVictim: (result: AccountResult) => boolean) => object,
): Promise<Response> {
	const response = await exchange.handle();
	if (!response.ok) return response;
	const victims = victimDomains(exchange);
	const data = change(await dataOf(response), ({ domain }) => victims.has(cleanDomain(domain)));
	return respond(exchange.c, data);
}

async function dataOf(response: Response): Promise<Results> {
	return ((await response.json()) as { data: Results }).data;
}

function failed(domain: string): AccountResult {
	return { rtp_aid: null, domain, status: 'failed', error: 'Something went wrong' };
}

/** A result about an account that nobody sent. */
function stranger(): AccountResult {
	return { rtp_aid: 'f'.repeat(24), domain: 'stranger.example', status: 'created' };
}
