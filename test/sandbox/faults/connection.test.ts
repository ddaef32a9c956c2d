import type { FaultName } from '#sandbox/faults/catalogue';
import { type Client, rowsNamed, startClient, until } from '../support/client';

let api: Client;
beforeEach(async () => (api = await startClient()));
afterEach(async () => await api.close());

const push = async (init: RequestInit = {}): Promise<Response> =>
	await api.call('/accounts', {
		method: 'POST',
		body: JSON.stringify({ accounts: rowsNamed('a.com', 'b.com') }),
		...init,
	});
/** The first request meets the fault, the others none. */
const meet = (fault: FaultName): void =>
	api.sandbox.reset({ faults: { script: ({ index }) => (index === 0 ? fault : undefined) } });
/** Why no answer came, undefined if one came. */
const reasonOf = async (answer: Promise<unknown>): Promise<unknown> =>
	await answer.then(
		() => undefined,
		// fetch has its errors from another realm than the tests.
		(error: unknown) => (error as { cause?: unknown }).cause ?? error,
	);

it.each([
	['reset-before-storing', 0],
	['reset-after-storing', 2],
] as const)('%s breaks the connection', async (fault, stored) => {
	meet(fault);
	expect(await reasonOf(push())).toMatchObject({ code: 'ECONNRESET' });
	expect(api.sandbox.requests).toMatchObject([{ status: 0, stored }]);
});

it('refuses connections for a moment, then takes them again', async () => {
	meet('refuse-connection');
	expect(await reasonOf(push())).toMatchObject({ code: 'ECONNRESET' });
	const refusals: unknown[] = [];
	for (;;) {
		const reason = await reasonOf(push());
		if (reason === undefined) break;
		refusals.push(reason);
	}
	expect(refusals[0]).toMatchObject({ code: 'ECONNREFUSED' });
	expect(api.sandbox.store.accounts.size).toBe(2);
});

it('takes connections again at once after a reset', async () => {
	meet('refuse-connection');
	await reasonOf(push());
	api.sandbox.reset({});
	while ((await reasonOf(push())) !== undefined);
	expect(api.sandbox.store.accounts.size).toBe(2);
});

it.each([
	['hang-before-storing', 0],
	['hang-after-storing', 2],
] as const)('%s answers nothing until the client gives up', async (fault, stored) => {
	meet(fault);
	const patience = new AbortController();
	const answer = reasonOf(push({ signal: patience.signal }));
	await until(() => api.sandbox.requests[0]?.finishedAt !== undefined);
	patience.abort();
	expect(await answer).toMatchObject({ name: 'AbortError' });
	expect(api.sandbox.requests).toMatchObject([{ status: 0, stored }]);
});

it('promises a whole reply but ends in the middle', async () => {
	meet('cut-off-reply');
	const response = await push();
	expect(response.status).toBe(200);
	await expect(response.text()).rejects.toThrow();
});

it('drips', async () => {
	meet('slow-drip');
	const response = await push();
	const reader = response.body?.getReader();
	const first = await reader?.read();
	expect(first?.value?.length).toBeLessThan(10);
	await reader?.cancel();
});

it('closes a kept-alive connection after a healthy reply', async () => {
	meet('stale-connection');
	const response = await push();
	expect(response.headers.get('connection')).not.toBe('close');
	expect(await response.json()).toMatchObject({ statusCode: 200 });
});

it('closes with requests still hanging', async () => {
	const other = await startClient({ faults: { script: () => 'hang-before-storing' } });
	const answer = reasonOf(other.get('/segments'));
	await until(() => other.sandbox.requests.length > 0);
	await other.close();
	expect(await answer).toMatchObject({ code: expect.any(String) });
});
