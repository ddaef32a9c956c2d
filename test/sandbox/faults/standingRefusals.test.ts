import type { FaultMix } from '#sandbox/faults/plan';
import { type Client, rowsNamed, startClient } from '../support/client';

const DOMAINS = Array.from({ length: 40 }, (_, at) => `c${at}.com`);

let api: Client;
beforeAll(async () => (api = await startClient()));
afterAll(async () => await api.close());

const push = async (domains: readonly string[], options: object = {}) =>
	await api.call('/accounts', {
		method: 'POST',
		body: JSON.stringify({ accounts: rowsNamed(...domains), ...options }),
	});
const reset = (mix: FaultMix, rate = 1): void =>
	api.sandbox.reset({ faults: { seed: 7, rate, mix } });

it('refuses the same rows each time, alone and with others', async () => {
	reset({ 'rows-refused-nested': 1 });
	const alone = await Promise.all(DOMAINS.map(async (domain) => (await push([domain])).status));
	const bad = DOMAINS.filter((_, at) => alone[at] === 400);
	expect(bad.length).toBeGreaterThan(2);
	expect(bad.length).toBeLessThan(DOMAINS.length / 2);

	const { data } = (await (await push(DOMAINS)).json()) as {
		data: { children: { property: string }[] }[];
	};
	expect(data[0]?.children.map(({ property }) => DOMAINS[Number(property)])).toEqual(bad);
});

it('refuses them also in a request whose answer gets lost', async () => {
	reset({ 'rows-refused-nested': 3, 'status-500-after-storing': 1 }, 0.6);
	const statuses: number[] = [];
	for (const domain of DOMAINS) {
		for (let time = 0; time < 4; time++) statuses.push((await push([domain])).status);
	}
	const refused = new Set<string>();
	const stored = new Set<string>();
	for (const { domains, status, stored: count } of api.sandbox.requests) {
		for (const domain of domains) {
			if (status === 400) refused.add(domain);
			if (count > 0) stored.add(domain);
		}
	}
	expect(refused.size).toBeGreaterThan(0);
	expect(stored.size).toBeGreaterThan(0);
	expect([...refused].filter((domain) => stored.has(domain))).toEqual([]);
	expect(new Set(statuses)).toEqual(new Set([200, 400, 500]));
});

it('refuses the same options each time, whatever the rows', async () => {
	reset({ 'segment-refused': 1, 'segment-refused-as-property': 1 });
	const lists = Array.from({ length: 12 }, (_, at) => ({ upsert: at % 2 === 0, note: at }));
	const [first, second] = [DOMAINS.slice(0, 2), DOMAINS.slice(2, 4)];
	const seen = new Set<number>();
	for (const options of lists) {
		const { status } = await push(first, options);
		expect((await push(second, options)).status).toBe(status);
		seen.add(status);
	}
	expect(seen).toEqual(new Set([200, 400]));
});
