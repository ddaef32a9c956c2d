import fc from 'fast-check';
import { domain, id } from './recotapPieces';
import { column, number, piece, text } from './rows';
import { listIn, MANY, objectsIn, type Write } from './writes';

const DATES = [
	['2026-05-04', '2026-05-04'],
	['2026-05-04T09:30:00Z', '2026-05-04T09:30:00Z'],
	['2026-05-04T09:30:00.5+02:00', '2026-05-04T09:30:00.5+02:00'],
	['', undefined],
] as const;
const EMAILS = [
	['jane.doe+crm@mail.acme.com', 'jane.doe+crm@mail.acme.com'],
	[' Jane@Acme.com ', 'Jane@Acme.com'],
	['', undefined],
] as const;

/** Contacts as users write them in one cell, and as they are sent. */
const CONTACT = {
	email: 'jane@acme.com',
	externalContactId: 'c-1',
	name: 'Jane',
	title: 'CEO',
	department: 'Management',
	seniority: 'C-level',
	phone: '+1 555 0100',
	linkedinUrl: 'https://www.linkedin.com/in/jane',
};

/** Operations on deals, their stages, and sales activities. */
export const SALES_WRITES: readonly Write[] = [
	{
		name: 'deals',
		path: '/deals',
		method: 'post',
		parameters: { resource: 'deal', operation: 'upsert' },
		plan: {
			needed: (at) => [id('externalDealId', at), column('name', ['Deal', 'Deal'])],
			optional: [
				number('amount'),
				...['stageId', 'stageLabel', 'pipelineId', 'pipelineLabel'].map((name) => text(name)),
				...['ownerName', 'ownerId', 'dealCurrencyCode'].map((name) => text(name)),
				column('startDate', ...DATES),
				column('closedDate', ...DATES),
				column('ownerEmail', ...EMAILS),
				column(
					'associatedAccounts',
					['acme.com, www.Globex.com', [{ domain: 'acme.com' }, { domain: 'globex.com' }]],
					[
						[{ domain: 'https://acme.com/x', externalId: 5, name: 'Acme' }],
						[{ domain: 'acme.com', externalId: '5', name: 'Acme' }],
					],
					['[{"externalId": "crm-1"}]', [{ externalId: 'crm-1' }]],
				),
			],
			junk: [
				{ externalDealId: '' },
				{ amount: '1,000' },
				{ startDate: '30.04.2026' },
				{ closedDate: 1_777_000_000 },
				{ ownerEmail: 'me' },
				{ associatedAccounts: 'n/a' },
			],
		},
		rowsOf: listIn('deals'),
		keyOf: ({ externalDealId }) => String(externalDealId),
		size: MANY,
	},
	{
		name: 'deal stages',
		path: '/deal-stages',
		method: 'post',
		parameters: { resource: 'dealStage', operation: 'create' },
		plan: {
			// Three stages make a pipeline.
			needed: (at) => [
				column('pipelineId', [`p-${Math.floor(at / 3)}`, `p-${Math.floor(at / 3)}`]),
				column('pipelineLabel', [
					`Pipeline ${Math.floor(at / 3)}`,
					`Pipeline ${Math.floor(at / 3)}`,
				]),
				id('stageId', at),
				text('stageLabel').filter(({ sent }) => sent.stageLabel !== undefined),
			],
			optional: [column('color', ['red', undefined])],
			// In a pipeline of their own: whether the other stages of a pipeline are sent is another question.
			junk: [
				{ pipelineId: '', pipelineLabel: 'Broken' },
				{ pipelineId: 'broken', pipelineLabel: 'Broken', stageId: '' },
				{ pipelineId: 'broken', pipelineLabel: 'Broken', stageLabel: ' ' },
			],
		},
		rowsOf: (request) =>
			listIn('pipelines')(request).flatMap(({ stages, ...pipeline }) =>
				objectsIn(stages).map((stage) => ({ ...pipeline, ...stage })),
			),
		keyOf: ({ pipelineId, stageId }) => `${String(pipelineId)} ${String(stageId)}`,
		size: MANY,
	},
	{
		name: 'sales activities',
		path: '/sales-activities',
		method: 'post',
		parameters: { resource: 'salesActivity', operation: 'create' },
		plan: {
			needed: (at) => [
				id('externalActivityId', at),
				column('activityType', ['call', 'call'], ['Email', 'email']),
				column('occurredAt', ...DATES.filter(([typed]) => typed !== '')),
				domain('domain', at % 5),
				column('ownerEmail', ...EMAILS.filter(([typed]) => typed !== '')),
				column(
					'contacts',
					['jane@acme.com, joe@acme.com', [{ email: 'jane@acme.com' }, { email: 'joe@acme.com' }]],
					[[CONTACT], [CONTACT]],
					[JSON.stringify([CONTACT]), [CONTACT]],
				),
			],
			optional: [
				...['accountName', 'subject', 'ownerName', 'ownerId', 'callTitle', 'outcome'].map((name) =>
					text(name),
				),
				...['durationMinutes', 'openCount', 'clickCount'].map((name) => number(name)),
				column('direction', ['Inbound', 'inbound'], ['outbound', 'outbound'], ['', undefined]),
				fc.constantFrom(
					piece({ fromName: 'Rep' }, { from: { name: 'Rep' } }),
					piece({ fromEmail: 'rep@us.com' }, { from: { email: 'rep@us.com' } }),
					piece(
						{ fromName: 'Rep', fromEmail: 'rep@us.com' },
						{ from: { name: 'Rep', email: 'rep@us.com' } },
					),
				),
			],
			junk: [
				{ externalActivityId: '' },
				{ occurredAt: 'yesterday' },
				{ contacts: '' },
				{ contacts: 'jane' },
				{ ownerEmail: 'me' },
				{ direction: 'up' },
				{ durationMinutes: 'long' },
			],
		},
		rowsOf: listIn('activities'),
		keyOf: ({ externalActivityId }) => String(externalActivityId),
		size: MANY,
	},
];
