import { respond } from '../recotap/envelope';
import type { MappingCounts } from '../recotap/routes/mapExternalIds';
import { type Exchange, type Fault, handleOthers, victimDomains } from './fault';

const NOTHING: MappingCounts = { matched: 0, updated: 0, notFound: [] };

/** The counts in the response to PATCH /accounts/external-ids do not add up. */
export const mappingFaults = {
	'mapping-not-written': {
		summary: 'a mapping is matched but not written: updated is less than matched',
		hits: 'mapExternalIds',
		stores: 'some',
		respond: async (exchange) =>
			await withoutVictims(exchange, (counts) => {
				const { store } = exchange.c.var.recotap;
				const domains = [...victimDomains(exchange)];
				const missing = domains.filter((domain) => store.findByDomain(domain) === undefined);
				return {
					matched: counts.matched + domains.length - missing.length,
					updated: counts.updated,
					notFound: [...counts.notFound, ...missing],
				};
			}),
	},
	'mapping-lost': {
		summary: 'a mapping is neither written nor counted',
		hits: 'mapExternalIds',
		stores: 'some',
		respond: async (exchange) => await withoutVictims(exchange, (counts) => counts),
	},
	'updated-understated': {
		summary: 'everything is written, but updated is one too low',
		hits: 'mapExternalIds',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, (counts) => ({
				...counts,
				updated: Math.max(0, counts.updated - 1),
			})),
	},
	'matched-overstated': {
		summary: 'everything is written, but matched is one too high',
		hits: 'mapExternalIds',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, (counts) => ({ ...counts, matched: counts.matched + 1 })),
	},
	'not-found-foreign': {
		summary: 'everything is written, but notFound has a domain that was not sent',
		hits: 'mapExternalIds',
		stores: 'all',
		respond: async (exchange) =>
			await rewrite(exchange, (counts) => ({
				...counts,
				notFound: [...counts.notFound, 'stranger.example'],
			})),
	},
	'counts-missing': {
		summary: 'everything is written, but the reply has no counts',
		hits: 'mapExternalIds',
		stores: 'all',
		respond: async (exchange) => await rewrite(exchange, () => ({})),
	},
} satisfies Record<string, Fault>;

async function rewrite(
	{ c, handle }: Exchange,
	change: (counts: MappingCounts) => object,
): Promise<Response> {
	const response = await handle();
	return response.ok ? respond(c, change(await countsOf(response))) : response;
}

/** Lets the API write all mappings but the victims. */
async function withoutVictims(
	exchange: Exchange,
	change: (counts: MappingCounts) => MappingCounts,
): Promise<Response> {
	const response = await handleOthers(exchange);
	if (response !== undefined && !response.ok) return response;
	return respond(exchange.c, change(response === undefined ? NOTHING : await countsOf(response)));
}

async function countsOf(response: Response): Promise<MappingCounts> {
	return ((await response.json()) as { data: MappingCounts }).data;
}
