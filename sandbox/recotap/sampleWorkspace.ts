import type { NewCustomField, NewSegment } from './workspace';

/** One segment of every kind that matters: two can take members, two cannot. */
export const SEGMENTS: readonly NewSegment[] = [
	{ segmentId: 'seg-001', name: 'Q2 Target Accounts', type: 'static', status: 'active' },
	{ segmentId: 'seg-002', name: 'Webinar Guests', type: 'static', status: 'draft' },
	{ segmentId: 'seg-003', name: 'High Intent', type: 'dynamic', status: 'active' },
	{ segmentId: 'seg-004', name: 'Last Year', type: 'static', status: 'archived' },
];

/** One custom field of every type. */
export const CUSTOM_FIELDS: readonly NewCustomField[] = [
	{
		label: 'Contract Value',
		labelType: 'number',
		description: 'Total contract value in USD',
	},
	{ label: 'CRM Stage', labelType: 'singleLineText' },
	{ label: 'Notes', labelType: 'multiLineText' },
	{
		label: 'Deal Source',
		labelType: 'singleSelection',
		options: ['inbound', 'outbound', 'partner'],
	},
	{ label: 'Regions', labelType: 'multiSelection', options: ['EMEA', 'AMER', 'APAC'] },
	{ label: 'Renewal Date', labelType: 'date' },
];
