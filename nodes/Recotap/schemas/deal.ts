import { z } from 'zod';
import { normaliseKnownDomain } from '@n8n-nodes-recotap/kit/values/normaliseDomain';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import {
	field,
	optionalDate,
	optionalEmail,
	optionalNumber,
	optionalText,
	requiredText,
} from '@n8n-nodes-recotap/kit/values/fields';
import {
	isBlank,
	kindOf,
	type ParseResult,
	parseJson,
	parseText,
	parseTexts,
} from '@n8n-nodes-recotap/kit/values/parse';

/** An account that a deal belongs to; Recotap finds it by its domain. */
interface AssociatedAccount {
	readonly domain?: string | undefined;
	readonly externalId?: string | undefined;
	readonly name?: string | undefined;
}

/** Domains from a list or a text with commas; or a list of objects with domain, external ID and name. */
const associatedAccounts = field<AssociatedAccount[] | undefined>((value) => {
	if (isBlank(value)) return { ok: true, value: undefined };
	const list = Array.isArray(value) ? value : parseJson(value, '[');
	const hasObjects = Array.isArray(list) && list.some(isRecord);
	const entries: ParseResult<unknown[] | undefined> = hasObjects
		? { ok: true, value: list }
		: parseTexts(value);
	if (!entries.ok) return entries;
	if (entries.value === undefined) return { ok: true, value: undefined };
	const accounts: AssociatedAccount[] = [];
	for (const entry of entries.value) {
		const account = readAccount(entry);
		if (!account.ok) return account;
		accounts.push(account.value);
	}
	return { ok: true, value: accounts };
});

function readAccount(entry: unknown): ParseResult<AssociatedAccount> {
	const { domain, externalId, name } = isRecord(entry) ? entry : { domain: entry };
	const account: Record<string, string> = {};
	for (const [key, given] of Object.entries({ domain, externalId, name })) {
		const text = parseText(given);
		if (!text.ok) return { ok: false, reason: `contains an account whose '${key}' ${text.reason}` };
		if (text.value !== undefined) account[key] = text.value;
	}
	if (account.domain !== undefined) {
		const cleaned = normaliseKnownDomain(account.domain);
		if (!cleaned.ok)
			return { ok: false, reason: `contains an account whose domain ${cleaned.reason}` };
		account.domain = cleaned.domain;
	}
	return Object.keys(account).length === 0
		? { ok: false, reason: `must be a list of domains or accounts, got ${kindOf(entry)}` }
		: { ok: true, value: account };
}

/** A deal in the format of "Push Deals". */
export const deal = z.object({
	externalDealId: requiredText,
	name: requiredText,
	amount: optionalNumber,
	dealCurrencyCode: optionalText,
	stageId: optionalText,
	stageLabel: optionalText,
	pipelineId: optionalText,
	pipelineLabel: optionalText,
	startDate: optionalDate,
	closedDate: optionalDate,
	ownerName: optionalText,
	ownerId: optionalText,
	ownerEmail: optionalEmail,
	associatedAccounts,
});

/** A valid deal. */
export type Deal = z.output<typeof deal>;

/** The columns that the user can map, in the order of the form. */
export const DEAL_COLUMNS: readonly Column[] = [
	{ id: 'externalDealId', label: 'Deal ID', type: 'string', required: true, echo: true },
	{ id: 'name', label: 'Name', type: 'string', required: true },
	{ id: 'associatedAccounts', label: 'Account Domains', type: 'string', required: false },
	{ id: 'amount', label: 'Amount', type: 'number', required: false },
	{ id: 'dealCurrencyCode', label: 'Currency Code', type: 'string', required: false },
	{ id: 'stageId', label: 'Stage ID', type: 'string', required: false },
	{ id: 'stageLabel', label: 'Stage Label', type: 'string', required: false },
	{ id: 'pipelineId', label: 'Pipeline ID', type: 'string', required: false },
	{ id: 'pipelineLabel', label: 'Pipeline Label', type: 'string', required: false },
	{ id: 'startDate', label: 'Start Date', type: 'dateTime', required: false },
	{ id: 'closedDate', label: 'Closed Date', type: 'dateTime', required: false },
	{ id: 'ownerName', label: 'Owner Name', type: 'string', required: false },
	{ id: 'ownerId', label: 'Owner ID', type: 'string', required: false },
	{ id: 'ownerEmail', label: 'Owner Email', type: 'string', required: false },
];
