import { type CredentialTest, testCredential } from '../../tools/n8n/testCredential';
import { packageFolder, startBench } from './support/recotap';

async function testWith(change: { apiKey?: string; baseUrl?: string }): Promise<{
	result: CredentialTest;
	requests: readonly { path: string; status: number }[];
}> {
	const { engine, sandbox } = await startBench();
	const loader = new engine.modules.core.PackageDirectoryLoader(packageFolder);
	await loader.loadAll();
	const data = { apiKey: sandbox.apiKey, baseUrl: sandbox.url, ...change };
	const result = await testCredential(engine.modules, loader, 'recotap', 'recotapApi', data);
	return { result, requests: sandbox.requests };
}

it('succeeds with the right key, also when it was pasted with white space', async () => {
	const { sandbox } = await startBench();
	const { result, requests } = await testWith({ apiKey: ` ${sandbox.apiKey}\n` });
	expect(result).toEqual({ ok: true });
	expect(requests).toMatchObject([{ path: '/accounts?limit=1', status: 200 }]);
});

it('fails with a wrong key', async () => {
	const { result } = await testWith({ apiKey: 'wrong' });
	expect(result).toMatchObject({ ok: false, httpCode: '401' });
});

it('sends no key in the clear to another machine', async () => {
	const { result, requests } = await testWith({ baseUrl: 'http://recotap.example/api/v1' });
	expect(result).toMatchObject({
		ok: false,
		message: "'Base URL' of the credential must start with https://",
	});
	expect(requests).toEqual([]);
});
