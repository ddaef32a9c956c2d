import { type Client, startClient } from '../support/client';

let time: number;
let api: Client;
afterEach(async () => await api.close());

const start = async (rateLimit: object): Promise<void> => {
	time = 1_000_000;
	api = await startClient({
		now: () => time,
		rateLimit: { requestsPerSecond: 2, burst: 3, ...rateLimit },
	});
};
const statuses = async (count: number): Promise<number[]> => {
	const replies = await Promise.all(Array.from({ length: count }, () => api.get('/segments')));
	return replies.map(({ status }) => status).sort();
};

it('lets a burst through, then as many as come in', async () => {
	await start({});
	expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
	time += 500;
	expect(await statuses(2)).toEqual([200, 429]);
	time += 60_000;
	expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
	expect(api.sandbox.requests.filter(({ fault }) => fault === 'rate-limit')).toHaveLength(5);
});

it('says when the next request has a chance, and keeps its word', async () => {
	await start({ requestsPerSecond: 0.25, burst: 1 });
	await api.get('/segments');
	const { headers } = await api.get('/segments');
	expect(headers.get('retry-after')).toBe('4');
	time += 4000;
	expect(await statuses(1)).toEqual([200]);
});

it('can keep that to itself', async () => {
	await start({ burst: 1, retryAfter: false });
	await api.get('/segments');
	const { status, headers } = await api.get('/segments');
	expect(status).toBe(429);
	expect(headers.has('retry-after')).toBe(false);
});
