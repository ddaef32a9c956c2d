import type { IExecuteFunctions } from 'n8n-workflow';
import { parseLocalTime } from '@n8n-nodes-recotap/kit/values/dateTime';
import {
	normaliseDomain,
	normaliseKnownDomain,
} from '@n8n-nodes-recotap/kit/values/normaliseDomain';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { nodeError } from '@n8n-nodes-recotap/kit/n8n/output/nodeError';
import { isBlank, kindOf } from '@n8n-nodes-recotap/kit/values/parse';

/** The filters set by the user; no filter if not set. */
export interface AccountFilters {
	/** ISO 8601, in UTC. */
	readonly updatedAfter: string | undefined;
	/** Normalised, without repeats. */
	readonly domains: readonly string[] | undefined;
}

/**
 * Gets the collection 'Filters' of one item.
 *
 * @throws NodeOperationError if the filters are not an object, the time is not a time, or a domain is not a domain
 */
export function getAccountFilters(context: IExecuteFunctions, itemIndex: number): AccountFilters {
	const given: unknown = context.getNodeParameter('filters', itemIndex, {});
	if (!isRecord(given)) {
		// Without its filters, the request would return all accounts.
		const got = isBlank(given) ? 'nothing' : kindOf(given);
		const message = `'Filters' must be an object such as {"domains": "acme.com"}, got ${got}`;
		const description = "Correct or remove the expression in 'Filters'.";
		throw nodeError(context.getNode(), message, { description, itemIndex });
	}
	const { updatedAfter, domains } = given;
	return {
		updatedAfter: parseTime(context, updatedAfter, itemIndex),
		domains: parseDomains(context, domains, itemIndex),
	};
}

/** A time without a zone is in the workflow's time zone, as everywhere in n8n. */
function parseTime(
	context: IExecuteFunctions,
	value: unknown,
	itemIndex: number,
): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const time = parseLocalTime(value, context.getTimezone());
	if (time !== undefined) return time;
	throw nodeError(context.getNode(), "'Updated After' is not a date", {
		description: 'Use a date such as 2026-04-30T10:00:00Z, or remove the filter.',
		itemIndex,
	});
}

function parseDomains(
	context: IExecuteFunctions,
	value: unknown,
	itemIndex: number,
): readonly string[] | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
	// Also accepts a list in JSON notation.
	const texts = entries.flatMap((entry) =>
		typeof entry === 'string' ? entry.split(/[,;\r\n[\]"]+/) : [JSON.stringify(entry)],
	);
	const domains = texts.flatMap((text) => {
		const words = text.split(/\s+/).filter(Boolean);
		// A name without a dot is accepted only on its own: several words are a sentence, unless each is a web address.
		const normalise = words.length > 1 ? normaliseDomain : normaliseKnownDomain;
		return words.map((word) => normalise(word));
	});
	const clean = new Set<string>();
	for (const read of domains) {
		if (!read.ok) {
			throw nodeError(context.getNode(), `'Domains' ${read.reason}`, {
				description: "Correct or remove it in the filter 'Domains'.",
				itemIndex,
			});
		}
		clean.add(read.domain);
	}
	return [...clean];
}
