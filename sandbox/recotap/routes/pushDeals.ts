import {
	IsArray,
	IsDateString,
	IsEmail,
	IsNotEmpty,
	IsNumber,
	IsOptional,
	IsString,
} from 'class-validator';
import type { RecotapContext } from '../context';
import { refuseContent, respond } from '../envelope';
import { itemsAre, listOf, shapeOf, validate } from '../validate';

const OPTIONAL_TEXT = [IsOptional(), IsString()];
const OPTIONAL_DATE = [IsOptional(), IsDateString()];

const ACCOUNT = shapeOf({
	externalId: OPTIONAL_TEXT,
	domain: OPTIONAL_TEXT,
	name: OPTIONAL_TEXT,
});

const DEAL = shapeOf({
	externalDealId: [IsNotEmpty(), IsString()],
	name: [IsNotEmpty(), IsString()],
	amount: [IsOptional(), IsNumber()],
	stageId: OPTIONAL_TEXT,
	stageLabel: OPTIONAL_TEXT,
	pipelineId: OPTIONAL_TEXT,
	pipelineLabel: OPTIONAL_TEXT,
	ownerName: OPTIONAL_TEXT,
	ownerId: OPTIONAL_TEXT,
	dealCurrencyCode: OPTIONAL_TEXT,
	startDate: OPTIONAL_DATE,
	closedDate: OPTIONAL_DATE,
	ownerEmail: [IsOptional(), IsEmail()],
	associatedAccounts: [IsOptional(), IsArray(), itemsAre(ACCOUNT)],
});

const BODY = shapeOf({ deals: listOf(DEAL, 100) });

interface Body {
	readonly deals: readonly { readonly externalDealId: string }[];
}

/** POST /deals ("Push Deals"): always an upsert by `externalDealId`. A deal of an unknown account is kept, unlinked. */
export function pushDeals(c: RecotapContext): Response {
	const { body } = c.var.request;
	const { store } = c.var.recotap;
	const issues = validate(BODY, body);
	if (issues.length > 0) return refuseContent(c, issues);

	const results = (body as Body).deals.map((deal) => {
		store.put(store.deals, deal.externalDealId, deal);
		return { externalDealId: deal.externalDealId, status: 'upserted' };
	});
	const { length } = results;
	return respond(c, { results, summary: { total: length, upserted: length, failed: 0 } });
}
