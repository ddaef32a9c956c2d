import { inOwnSandbox } from './support/inOwnSandbox';

it('never mixes a late request of an aborted run into the next run', async () => {
	const ask = async (url: string) => await fetch(`${url}/accounts`).then(({ status }) => status);
	const givenUp = await inOwnSandbox('key', async ({ url }) => {
		// Not awaited, as in a run that ends while its request is in flight.
		const answer = ask(url).catch(() => undefined);
		return await Promise.resolve({ answer });
	});
	await inOwnSandbox('key', async ({ url, requests }) => {
		expect(await givenUp.answer).toBeUndefined();
		expect(requests).toEqual([]);
		expect(await ask(url)).toBe(401);
		expect(requests).toHaveLength(1);
	});
});
