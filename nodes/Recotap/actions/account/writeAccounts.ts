import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { identifyDomain } from '@n8n-nodes-recotap/kit/values/identifyDomain';
import { getParameter, need } from '@n8n-nodes-recotap/kit/n8n/input/parameters';
import { parseText } from '@n8n-nodes-recotap/kit/values/parse';
import type { Facts } from '@n8n-nodes-recotap/kit/push/outcome';
import type { BatchResponse, Finding, OpenRow, Target } from '@n8n-nodes-recotap/kit/push/target';
import { ACCOUNT_COLUMNS, account, type Account, accountWith } from '../../schemas/account';
import { customFieldsOf } from '../../api/fetchCustomFields';
import { lookUpByDomain } from '../../api/lookUpByDomain';
import { factsOf, type PresentAccount } from '../../api/presentAccounts';
import { previewByDomain } from '../../api/previewByDomain';
import { refusalParser } from '../../api/parseRefusal';
import { decodeResults, UNKNOWN_CUSTOM_FIELD } from '../../api/parseResults';
import { RECOTAP } from '../../api/service';

/** Request-level options. */
export interface AccountOptions {
	readonly upsert: boolean;
	readonly segmentId?: string;
}

/** POST /accounts ("Create Accounts", docs.recotap.com). */
const target: Target<Account, AccountOptions> = {
	limit: 100,
	keyName: 'domain',
	identify: ({ domain }) => domain,
	overwrites: ({ upsert }) => upsert,
	encode: (accounts, shared) => ({
		method: 'POST',
		path: '/accounts',
		body: { accounts, ...shared },
	}),
	decode,
	parseRefusal: refusalParser('accounts', ['segmentId', 'upsert']),
	lookUp: lookUpByDomain(judge, () => undefined),
};

/**
 * What an account under its domain proves about a row whose response was lost. Without upsert, an account with another
 * external ID existed before; one with our ID is ours or was identical before. An update cannot be distinguished from
 * an earlier state, unless all of its fields can be read.
 */
function judge(
	accounts: readonly PresentAccount[],
	{ payload, shared }: OpenRow<Account, AccountOptions>,
	isWhole: boolean,
): Finding | undefined {
	const { externalId: sent, name } = payload;
	if (sent === undefined || shared.segmentId !== undefined) return undefined;
	const ours = accounts.find(({ externalId }) => externalId === sent);
	if (ours !== undefined) {
		const isReadable = Object.entries(payload).every(
			([field, value]) => value === undefined || READABLE.has(field),
		);
		const isProven = (!shared.upsert || isReadable) && areEqualNames(ours.name, name);
		return isProven ? { status: 'resolved', facts: ours.identity } : undefined;
	}
	const [first] = accounts;
	// IDs that differ only in letter case may be the same one in another spelling.
	const isOld = accounts.every(
		({ externalId }) => externalId !== undefined && !areEqualNames(externalId, sent),
	);
	if (first === undefined || !isOld || !isWhole || shared.upsert) return undefined;
	const reason =
		first.externalId === ''
			? 'An account with this domain already exists, without an external ID'
			: `An account with this domain already exists, with the external ID ${first.externalId}`;
	return { status: 'failed', code: 'alreadyExists', reason, facts: factsOf(first) };
}

/** Fields of an account that can be read back ("List Accounts"). */
const READABLE: ReadonlySet<string> = new Set(['domain', 'name', 'externalId']);

/** Recotap has been observed to return names in lower case. */
function areEqualNames(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}

const preview = previewByDomain<Account, AccountOptions>((present, _account, { upsert }) => {
	if (present === undefined) {
		return { code: 'wouldBeCreated', reason: 'Preview: this account would be created' };
	}
	return upsert
		? { code: 'wouldBeUpdated', reason: 'Preview: this account exists and would be updated' }
		: {
				code: 'wouldBeRefused',
				reason:
					"Preview: this account exists and would be refused. Switch on 'Update Existing Accounts' to update it",
			};
});

/** The segment, for the form. */
export const segmentProperty: INodeProperties = {
	displayName: 'Segment',
	name: 'segmentId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Segment to add the accounts to. It must be static, and active or a draft.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a segment...',
			typeOptions: { searchListMethod: 'searchSegments', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 663abc0f1e2d3c4b5a697887',
		},
	],
};

const ALREADY_EXISTS =
	"An account with this domain already exists in Recotap. Switch on 'Update Existing Accounts' to update it";

function decode(
	body: unknown,
	_accounts: readonly Account[],
	{ upsert }: AccountOptions,
): BatchResponse {
	return decodeResults(body, {
		keyOf: (result) => identifyDomain(result.domain),
		factsOf: ({ rtp_aid }) => (typeof rtp_aid === 'string' ? { rtp_aid } : {}),
		codeOf,
		// Recotap's own message names a parameter of its API. With upsert on, there is nothing to switch on.
		reasonOf: (code) => (code === 'alreadyExists' && !upsert ? ALREADY_EXISTS : undefined),
	});
}

/** Only the beginning of Recotap's messages is stable; their ends have changed before. */
function codeOf(reason: string, { rtp_aid }: Facts): string {
	if (rtp_aid !== undefined && /already exists/i.test(reason)) return 'alreadyExists';
	return /^custom field key/i.test(reason) ? UNKNOWN_CUSTOM_FIELD : 'refused';
}

/** An unreadable segment is refused: without it, the accounts would be created outside the segment. */
export function getSegment(
	context: IExecuteFunctions,
	itemIndex: number,
): Pick<AccountOptions, 'segmentId'> {
	const given = need(
		'Segment',
		getParameter(context, 'segmentId', itemIndex, '', { extractValue: true }),
	);
	const segmentId = need('Segment', parseText(given));
	return segmentId === undefined ? {} : { segmentId };
}

/** What the user can do about a segment that Recotap refuses ("Create Accounts"). */
function adviceOn(words: string): string | undefined {
	return /\bsegment/i.test(words)
		? "In 'Segment', choose a static segment that is active or a draft, or leave the field empty."
		: undefined;
}

/** What all operations share that create accounts. */
export const accountWrite = {
	service: RECOTAP,
	resource: 'account',
	words: { thing: 'account', things: 'accounts' },
	key: 'domain',
	form: { columns: ACCOUNT_COLUMNS, schema: account },
	custom: customFieldsOf(ACCOUNT_COLUMNS, accountWith),
	target,
	preview,
	adviceOn,
} as const;
