import type { INodeParameters } from 'n8n-workflow';
import { openLine, RECOTAP } from './support/apis';
import { checkWrite } from './support/checkWrite';
import { Reach } from './support/reach';
import { RECOTAP_WRITES } from './support/recotapWrites';

it.each(RECOTAP_WRITES)(
	'sends no $name that the documents would not take, and all that it was given',
	async (write) => await checkWrite(RECOTAP, write),
	60_000,
);

const accounts = Array.from({ length: 250 }, (_, at) => ({
	domain: `c${at}.com`,
	name: 'Acme',
	externalId: `crm-${at}`,
}));
const getMany = { operation: 'getMany' };
const DOMAINS = accounts.map(({ domain }) => domain).join(',');
const TIME = '2026-01-01T00:00:00+02:00';

it.each<[string, readonly INodeParameters[]]>([
	[
		'/accounts',
		[
			{ ...getMany, limit: 5 },
			{ ...getMany, returnAll: true, filters: { updatedAfter: TIME } },
			{ ...getMany, returnAll: true, filters: { domains: DOMAINS, updatedAfter: TIME } },
			{ operation: 'mapExternalIds', options: { keepExisting: true } },
			{ operation: 'create', options: { preview: true } },
		],
	],
	[
		'/accounts/missing-external-ids',
		[
			{ operation: 'getManyWithoutExternalId', limit: 5 },
			{ operation: 'getManyWithoutExternalId', returnAll: true },
		],
	],
	['/accounts/custom-fields', [{ ...getMany, resource: 'customField' }]],
	[
		'/segments',
		[
			{ ...getMany, resource: 'segment', limit: 1 },
			{ ...getMany, resource: 'segment', returnAll: true },
		],
	],
])('asks %s for nothing but what the documents have', async (path, runs) => {
	const segments = Array.from({ length: 120 }, (_, at) => ({
		segmentId: `seg-${at + 100}`,
		name: 'S',
		type: 'static' as const,
		status: 'active' as const,
	}));
	const line = await openLine(RECOTAP, { accounts, segments });
	const reach = new Reach(RECOTAP.document, path, 'get');
	for (const parameters of runs) {
		const { requests } = await line.run(
			[{ domain: 'c1.com', name: 'A', externalId: 'x' }],
			parameters,
		);
		expect(requests.flatMap((request) => RECOTAP.contract.objections(request))).toEqual([]);
		for (const request of requests.filter((one) => one.path === path)) reach.add(request, 0);
	}
	expect(reach.requests).toBeGreaterThanOrEqual(runs.length);
	expect(reach.rarerThan(1)).toEqual([]);
});
