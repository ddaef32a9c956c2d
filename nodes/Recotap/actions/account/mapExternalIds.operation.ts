import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import { isOn } from '@n8n-nodes-recotap/kit/n8n/form/bulkOptions';
import { identifyKnownDomain } from '@n8n-nodes-recotap/kit/values/identifyDomain';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { UP_TO_DATE } from '@n8n-nodes-recotap/kit/n8n/output/previewCodes';
import type { INodeProperties } from 'n8n-workflow';
import type { BatchResponse, Finding, OpenRow, Target } from '@n8n-nodes-recotap/kit/push/target';
import { MAPPING_COLUMNS, mapping, type Mapping } from '../../schemas/mapping';
import { unwrap } from '../../api/envelope';
import { RECOTAP } from '../../api/service';
import { lookUpByDomain } from '../../api/lookUpByDomain';
import { factsOf, type PresentAccount } from '../../api/presentAccounts';
import { type Foreseen, previewByDomain } from '../../api/previewByDomain';
import { refusalParser } from '../../api/parseRefusal';

/** PATCH /accounts/external-ids ("Map External IDs", docs.recotap.com). */
const target: Target<Mapping, object> = {
	limit: 100,
	keyName: 'domain',
	identify: ({ domain }) => domain,
	overwrites: () => true,
	encode: (mappings) => ({ method: 'PATCH', path: '/accounts/external-ids', body: { mappings } }),
	decode,
	parseRefusal: refusalParser('mappings'),
	lookUp: lookUpByDomain(judge, judgeAbsence),
};

/** An account that Recotap counted as found exists, even if a list that lags behind does not show it. */
function judgeAbsence({ outcome }: OpenRow<Mapping, object>): Finding | undefined {
	if (outcome.code === 'notConfirmed') return undefined;
	const reason = 'There is no account with this domain';
	return { status: 'notFound', code: 'notFound', reason, facts: {} };
}

/**
 * What the accounts under its domain prove about a mapping whose response was lost, or that was not counted as written.
 */
function judge(
	accounts: readonly PresentAccount[],
	{ payload, outcome }: OpenRow<Mapping, object>,
	isWhole: boolean,
): Finding | undefined {
	const written = accounts.find(({ externalId }) => externalId === payload.externalId);
	if (written !== undefined) return { status: 'updated', facts: written.identity };
	const other = accounts.find(({ externalId = '' }) => externalId !== '');
	if (other === undefined || !isWhole) return undefined;
	const { code, reason } = outcome;
	const now = `The account now has the external ID ${other.externalId}`;
	return { status: 'unknown', code, reason: `${reason}. ${now}`, facts: factsOf(other) };
}

function decode(body: unknown): BatchResponse {
	const data = unwrap(body);
	if (
		!isRecord(data) ||
		typeof data.matched !== 'number' ||
		typeof data.updated !== 'number' ||
		!Array.isArray(data.notFound)
	) {
		return {
			kind: 'unreadable',
			reason: 'The response from Recotap has no counts for the mapping',
		};
	}
	const { matched, updated, notFound } = data;
	return {
		kind: 'counts',
		matched,
		updated,
		// A spelling that cannot be parsed is kept: it is counted, but matches no row.
		notFound: notFound.map((domain) => identifyKnownDomain(domain) ?? String(domain)),
	};
}

const keepExistingOption: INodeProperties = {
	displayName: 'Keep Existing IDs',
	name: 'keepExisting',
	type: 'boolean',
	default: false,
	description:
		"Whether to keep external IDs that accounts already have. The node looks up the accounts first. Those with an external ID get the status 'skipped'.",
};

/** @param isKept whether accounts keep the external IDs that they have */
function previewWith(isKept: boolean): Target<Mapping, object> {
	return previewByDomain((present, { externalId }) => foresee(present, externalId, isKept));
}

function foresee(
	present: PresentAccount | undefined,
	externalId: string,
	isKept: boolean,
): Foreseen {
	if (present === undefined) {
		return { code: 'wouldNotBeFound', reason: 'Preview: there is no account with this domain' };
	}
	if (isKept && present.externalId === externalId) {
		return { code: UP_TO_DATE, reason: 'The account already has this external ID' };
	}
	if (isKept && (present.externalId ?? '') !== '') {
		return { code: 'kept', reason: `The account keeps its external ID ${present.externalId}` };
	}
	return { code: 'wouldBeUpdated', reason: 'Preview: the external ID would be written' };
}

/** Writes external IDs to existing accounts. */
export const mapExternalIds = bulkWrite({
	service: RECOTAP,
	resource: 'account',
	option: {
		name: 'Map External IDs',
		value: 'mapExternalIds',
		action: 'Map external IDs',
		description:
			'Write your own IDs to existing accounts, matched by domain. Existing external IDs are overwritten.',
	},
	words: { thing: 'external ID', things: 'external IDs' },
	key: 'domain',
	form: { columns: MAPPING_COLUMNS, schema: mapping },
	switches: [keepExistingOption],
	target,
	preview: previewWith(false),
	forRun: (context) => {
		const isKept = isOn(context, keepExistingOption);
		return { preview: previewWith(isKept), previewsFirst: isKept };
	},
});
