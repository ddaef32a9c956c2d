import { FAULT_NAMES, type FaultName, FAULTS } from '#sandbox/faults/catalogue';
import { type Client, rowsNamed, startClient, until } from '../support/client';

const DOMAINS = ['a.com', 'b.com', 'c.com', 'd.com'];
const QUIET: readonly FaultName[] = ['hang-before-storing', 'hang-after-storing', 'slow-drip'];

let api: Client;
beforeAll(async () => (api = await startClient()));
afterAll(async () => await api.close());

/** Sends, and gives up waiting as soon as the sandbox is done with the request. */
async function sendTo(name: FaultName): Promise<void> {
	const patience = new AbortController();
	const { hits } = FAULTS[name];
	const { url, octolaneUrl, apiKey } = api.sandbox;
	const isMapping = hits === 'mapExternalIds';
	const isSearch = hits === 'octolaneSearch';
	const isOctolane = hits === 'octolaneCreate';
	const rows = rowsNamed(...DOMAINS);
	const body = isMapping
		? { mappings: DOMAINS.map((domain) => ({ domain, externalId: `id-of-${domain}` })) }
		: { accounts: rows, upsert: true };
	const question = { filters: [{ field: 'domain', operator: 'in', value: DOMAINS }] };
	const path = isMapping ? '/accounts/external-ids' : '/accounts';
	const octolanePath = isSearch ? 'search' : 'bulk';
	const isElsewhere = isOctolane || isSearch;
	const answered = fetch(isElsewhere ? `${octolaneUrl}/v1/accounts/${octolanePath}` : url + path, {
		headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
		redirect: 'manual',
		...(hits === 'pages'
			? {}
			: {
					method: isMapping ? 'PATCH' : 'POST',
					body: JSON.stringify(isSearch ? question : isOctolane ? rows : body),
				}),
		signal: patience.signal,
	})
		.then(async (response) => await response.arrayBuffer())
		.catch(() => undefined);
	await until(() => api.sandbox.requests[0]?.finishedAt !== undefined);
	if (QUIET.includes(name)) patience.abort();
	await answered;
}

it.each(FAULT_NAMES)('%s stores what it says, and the log knows', async (name) => {
	const { stores, hits } = FAULTS[name];
	const accounts = hits === 'mapExternalIds' ? rowsNamed(...DOMAINS) : [];
	api.sandbox.reset({ accounts, faults: { script: () => name } });
	const writes = () => api.sandbox.store.writes + api.sandbox.octolane.writes;
	const before = writes();
	await sendTo(name);

	const stored = writes() - before;
	expect(api.sandbox.requests).toMatchObject([{ fault: name, stored }]);
	const expected = { none: [0], some: [1, 2, 3], all: [4] };
	expect(expected[stores]).toContain(stored);
	api.sandbox.reset({});
	await reach();
});

/** Until the sandbox takes connections again. */
async function reach(): Promise<void> {
	while (
		!(await api.call('/segments').then(
			() => true,
			() => false,
		))
	);
}

it('says what each fault does', () => {
	const summaries = FAULT_NAMES.map((name) => FAULTS[name].summary);
	expect(new Set(summaries).size).toBe(FAULT_NAMES.length);
});
