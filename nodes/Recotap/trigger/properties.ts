import type { INodeProperties } from 'n8n-workflow';
import { simplifyProperty } from '../actions/account/simplifyAccount';
import { SCORES } from './scores';

/** What can start a workflow. */
const EVENTS = [
	{
		name: 'Account Updated',
		value: 'accountUpdated',
		description: 'Whenever Recotap has updated an account, whatever changed',
	},
	{
		name: 'Journey Stage Changed',
		value: 'journeyStageChanged',
		description: 'When an account has moved to another journey stage',
	},
	{
		name: 'Score Reached',
		value: 'scoreReached',
		description: 'When a score of an account rises to a threshold or above it',
	},
] as const;

/** The events by the names that people read. */
export const EVENT_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
	EVENTS.map(({ value, name }) => [value, name]),
);

/** The form of the trigger. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		default: 'accountUpdated',
		options: [...EVENTS],
	},
	{
		displayName: 'Stages',
		name: 'stages',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Stage' },
		default: [],
		placeholder: 'e.g. Consideration',
		displayOptions: { show: { event: ['journeyStageChanged'] } },
		description: 'Only when the new stage is one of these. Leave empty for every stage.',
	},
	{
		displayName: 'Score',
		name: 'score',
		type: 'options',
		default: 'rtp_account_score',
		displayOptions: { show: { event: ['scoreReached'] } },
		description: 'Which score to watch',
		options: [...SCORES],
	},
	{
		displayName: 'Threshold',
		name: 'threshold',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 70,
		displayOptions: { show: { event: ['scoreReached'] } },
		description:
			'An account is handed over when its score was below this the last time and no longer is. It can be handed over again after it fell below.',
	},
	{
		displayName: 'Start With',
		name: 'startWith',
		type: 'options',
		default: 'now',
		description:
			'What to hand over when the workflow is activated for the first time, or for the first time with another event, score or threshold',
		options: [
			{
				name: 'Everything',
				value: 'everything',
				description: 'All accounts that are there already and fit, then what changes',
			},
			{
				name: 'From Now On',
				value: 'now',
				description: 'Only what changes from then on',
			},
		],
	},
	simplifyProperty,
];
