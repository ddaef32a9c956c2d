import type { INodeParameters } from 'n8n-workflow';
import type { FaultName } from '#sandbox/faults/catalogue';
import { jsonOf } from '#tools/n8n/engine';
import { API_KEY, type Bench, startBench } from './support/recotap';
import { serveOnce } from './support/server';

const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
const rows = Array.from({ length: 300 }, (_, index) => ({
	domain: `c${index}.com`,
	name: `C${index}`,
	externalId: `crm-${index}`,
}));
const byHand = (extra: INodeParameters): INodeParameters => ({
	mappingMode: 'defineBelow',
	value: {
		domain: '={{ $json.domain }}',
		name: '={{ $json.name }}',
		externalId: '={{ $json.externalId }}',
		...extra,
	},
});

/** The key is refused once, at the third write request. */
const once =
	(fault: FaultName) =>
	({ method, index }: { method: string; index: number }): FaultName | undefined =>
		method !== 'GET' && index === 2 ? fault : undefined;

let bench: Bench;
beforeEach(async () => {
	bench = await startBench();
});

const statusesOf = (run: Awaited<ReturnType<Bench['run']>>) =>
	jsonOf(run, 'Recotap').map(({ status }) => status);

it.each([
	['the time of day in a column', '={{ $now.toMillis() }}'],
	['chance in a column', '={{ Math.random() }}'],
])('does not report rows of an earlier try as failed because of %s', async (_, shortName) => {
	bench.sandbox.reset({ faults: { script: once('status-401') } });
	const run = await bench.run(rows, {
		...retry,
		parameters: { columns: byHand({ shortName }), options: { concurrency: 1 } },
	});
	expect(run.data.resultData.error).toBeUndefined();
	expect(new Set(statusesOf(run))).toEqual(new Set(['created']));
	expect(bench.sandbox.requests.map(({ rows: count }) => count)).toEqual([100, 100, 100, 100]);
	const accounts = [...bench.sandbox.store.accounts.values()];
	expect(accounts.every(({ writes }) => writes === 1)).toBe(true);
});

it('does not report rows of an earlier try as failed if the custom fields were only fetched the second time', async () => {
	bench.sandbox.reset({
		customFields: [{ label: 'Tier', labelType: 'number' }],
		faults: {
			script: ({ method, index }) => {
				if (method === 'GET' && index === 0) return 'status-403';
				return index === 3 ? 'status-401' : undefined;
			},
		},
	});
	const run = await bench.run(rows, {
		...retry,
		parameters: { columns: byHand({ TIER_C: '42' }), options: { concurrency: 1 } },
	});
	expect(run.data.resultData.error).toBeUndefined();
	expect(new Set(statusesOf(run))).toEqual(new Set(['created']));
});

it('does not report its own writes as up to date if existing IDs are kept', async () => {
	bench.sandbox.reset({
		accounts: rows.map(({ domain, name }) => ({ domain, name })),
		faults: {
			script: ({ method, domains }) =>
				method === 'PATCH' && domains.includes('c299.com') && bench.sandbox.requests.length < 8
					? 'status-401'
					: undefined,
		},
	});
	const run = await bench.run(rows, {
		...retry,
		parameters: {
			operation: 'mapExternalIds',
			options: { keepExisting: true, concurrency: 1 },
		},
	});
	expect(run.data.resultData.error).toBeUndefined();
	expect(new Set(statusesOf(run))).toEqual(new Set(['updated']));
});

it('does not report an ID as up to date that an earlier try may have written', async () => {
	bench.sandbox.reset({
		accounts: [{ domain: 'c0.com', name: 'C0' }],
		faults: {
			script: ({ index }) =>
				index === 1 ? 'status-504-after-storing' : index === 2 ? 'status-500' : undefined,
		},
	});
	const run = await bench.run(rows.slice(0, 1), {
		...retry,
		parameters: {
			operation: 'mapExternalIds',
			options: { keepExisting: true, maxRetries: 0 },
		},
	});
	expect(run.data.resultData.error).toBeUndefined();
	expect(statusesOf(run)).toEqual(['updated']);
	expect(bench.sandbox.requests.map(({ method }) => method)).toEqual([
		'GET',
		'PATCH',
		'GET',
		'GET',
	]);
});

it('does not return the ID of an earlier try for a row that has changed since', async () => {
	bench.sandbox.reset({
		accounts: rows.map(({ domain, name }) => ({ domain, name })),
		faults: { script: once('status-401') },
	});
	const value = { domain: '={{ $json.domain }}', externalId: '={{ $now.toMillis() }}' };
	const run = await bench.run(rows, {
		...retry,
		waitBetweenTries: 5,
		parameters: {
			operation: 'mapExternalIds',
			columns: { mappingMode: 'defineBelow', value },
			options: { concurrency: 1 },
		},
	});
	expect(run.data.resultData.error).toBeUndefined();
	for (const { status, domain, externalId } of jsonOf(run, 'Recotap')) {
		expect(status).toBe('updated');
		expect(bench.sandbox.store.findByDomain(String(domain))?.externalId).toBe(externalId);
	}
});

it('does not report a row as invalid that an earlier try has created', async () => {
	bench.sandbox.reset({
		customFields: [{ label: 'Tier', labelType: 'number' }],
		faults: {
			script: ({ method, index }) => (method === 'GET' && index === 0 ? 'status-403' : undefined),
		},
	});
	const items = [{ domain: 'n/a', name: 'Nobody', externalId: '' }, ...rows.slice(0, 2)];
	const run = await bench.run(items, {
		...retry,
		onError: 'continueErrorOutput',
		parameters: { columns: byHand({ TIER_C: 'gold' }) },
	});
	expect(jsonOf(run, 'Recotap', 0)).toMatchObject([{ status: 'created' }, { status: 'created' }]);
	expect(bench.sandbox.store.accounts.size).toBe(2);
});

it('does not treat rows as sent to a workspace that were sent to another one', async () => {
	const other = await startBench();
	let isMoved = false;
	// A workspace that disappears at the second request and is replaced by another one.
	const door = await serveOnce((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { url } = isMoved ? other.sandbox : bench.sandbox;
			if (!isMoved && bench.sandbox.requests.length === 2) {
				isMoved = true;
				response.writeHead(401).end('{"customMessage":"Invalid API key"}');
				return;
			}
			void fetch(`${url}${request.url ?? ''}`, {
				method: request.method ?? 'GET',
				headers: { 'content-type': 'application/json', 'x-api-key': API_KEY },
				...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
			}).then(async (answer) => response.end(await answer.text()));
		});
	});
	const throughIt = await startBench({}, { baseUrl: door });
	const { credentialsHelper } = throughIt.engine;
	const getDecrypted = credentialsHelper.getDecrypted.bind(credentialsHelper);
	credentialsHelper.getDecrypted = async (...given) => ({
		...(await getDecrypted(...given)),
		...(isMoved ? { apiKey: 'key-of-another-workspace' } : {}),
	});
	const run = await throughIt.run(rows, { ...retry, parameters: { options: { concurrency: 1 } } });
	expect(run.data.resultData.error).toBeUndefined();
	expect(new Set(statusesOf(run))).toEqual(new Set(['created']));
	expect(other.sandbox.store.accounts.size).toBe(300);
});

it('states for items that are invalid now that nothing was sent in this try', async () => {
	bench.sandbox.reset({
		customFields: [{ label: 'Tier', labelType: 'number' }],
		faults: {
			script: ({ method, index }) => {
				if (method === 'GET' && index === 0) return 'status-403';
				return index === 2 ? 'status-401' : undefined;
			},
		},
	});
	const run = await bench.run(rows, {
		...retry,
		parameters: { columns: byHand({ TIER_C: 'gold' }), options: { concurrency: 1 } },
	});
	expect(run.data.resultData.error?.message).toContain(
		'300 of 300 items are not valid, so nothing was sent in this try',
	);
});
