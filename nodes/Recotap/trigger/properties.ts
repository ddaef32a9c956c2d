import type { INodeProperties } from 'n8n-workflow';
import { simplifyProperty } from '../actions/account/simplifyAccount';
import { SCORES } from './scores';

/** The events that can start a workflow. */
const EVENTS = [
	{
		name: 'Account Updated',
		value: 'accountUpdated',
		description: 'Triggers when an account is updated in Recotap, whatever changed',
	},
	{
		name: 'Journey Stage Changed',
		value: 'journeyStageChanged',
		description: 'Triggers when an account moves to another journey stage',
	},
	{
		name: 'Score Reached',
		value: 'scoreReached',
		description: 'Triggers when a score of an account reaches a threshold',
	},
] as const;

/** The labels of the events. */
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
		description: 'Journey stages to trigger for. Leave empty to trigger for every stage.',
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
			'Triggers when the score reaches this value. It triggers again for the same account only after the score has dropped below it.',
	},
	{
		displayName: 'Start With',
		name: 'startWith',
		type: 'options',
		default: 'now',
		description:
			'What to output when the workflow is first activated or published, or first runs with a different event, score or threshold',
		options: [
			{
				name: 'Everything',
				value: 'everything',
				description: 'All existing accounts that match, then every change',
			},
			{
				name: 'From Now On',
				value: 'now',
				description: 'Only changes from then on',
			},
		],
	},
	simplifyProperty,
];
