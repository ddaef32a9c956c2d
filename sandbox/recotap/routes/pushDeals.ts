import type { RecotapContext } from '../context';
import { respond, type Issue, refuseContent } from '../envelope';
import { checkItems, checkList, checkProperty } from '../validate';

interface Body {
	readonly deals: readonly { readonly externalDealId: string }[];
}

/** POST /deals ("Push Deals"): always an upsert by `externalDealId`. A deal of an unknown account is kept, unlinked. */
export function pushDeals(c: RecotapContext): Response {
	const { body } = c.var.request;
	const { store } = c.var.recotap;
	const issues = checkList(body, 'deals', 100, checkDeal);
	if (issues.length > 0) return refuseContent(c, issues);

	const results = (body as Body).deals.map((deal) => {
		store.put(store.deals, deal.externalDealId, deal);
		return { externalDealId: deal.externalDealId, status: 'upserted' };
	});
	const { length } = results;
	return respond(c, { results, summary: { total: length, upserted: length, failed: 0 } });
}

function checkDeal(deal: unknown): Issue[] {
	const texts = [
		...['stageId', 'stageLabel', 'pipelineId', 'pipelineLabel'],
		...['ownerName', 'ownerId', 'dealCurrencyCode'],
	];
	return [
		...checkProperty(deal, 'externalDealId', ['isNotEmpty', 'isString']),
		...checkProperty(deal, 'name', ['isNotEmpty', 'isString']),
		...checkProperty(deal, 'amount', ['isNumber']),
		...texts.flatMap((property) => checkProperty(deal, property, ['isString'])),
		...checkProperty(deal, 'startDate', ['isDateString']),
		...checkProperty(deal, 'closedDate', ['isDateString']),
		...checkProperty(deal, 'ownerEmail', ['isEmail']),
		...checkProperty(deal, 'associatedAccounts', ['isArray']),
		...checkItems(deal, 'associatedAccounts', (account) =>
			['externalId', 'domain', 'name'].flatMap((property) =>
				checkProperty(account, property, ['isString']),
			),
		),
	];
}
