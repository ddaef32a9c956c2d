import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { need, parseSwitch } from '@n8n-nodes-recotap/kit/n8n/input/parameters';

/** The fields of an account that most workflows need. */
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

/**
 * Whether the user wants simplified accounts.
 *
 * @param given the value of the parameter
 * @throws ParameterError if it is neither true nor false
 */
export function wantsSimple(given: unknown): boolean {
	return need(simplifyProperty.displayName, parseSwitch(given));
}

/** Removes the partial scores and the custom fields. */
export function simplifyAccount(account: IDataObject): IDataObject {
	return Object.fromEntries(SIMPLE_FIELDS.map((field) => [field, account[field] ?? null]));
}
