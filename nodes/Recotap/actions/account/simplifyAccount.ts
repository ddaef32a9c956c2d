import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** What most workflows need of an account. */
const SIMPLE_FIELDS = [
	'rtp_aid',
	'domain',
	'name',
	'externalId',
	'rtp_account_score',
	'rtp_journey_stage',
	'rtp_last_account_date',
] as const;

export const simplifyProperty: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Leaves out the partial scores and the custom fields. */
export function simplifyAccount(account: IDataObject): IDataObject {
	return Object.fromEntries(SIMPLE_FIELDS.map((field) => [field, account[field] ?? null]));
}
