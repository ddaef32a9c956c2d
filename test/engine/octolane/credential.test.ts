import { testCredential } from '../../../tools/n8n/testCredential';
import { octolaneFolder, startOctolane } from '../support/octolane';

async function testWith(change: { apiKey?: string; baseUrl?: string }) {
	const { engine, sandbox } = await startOctolane();
	const loader = new engine.modules.core.PackageDirectoryLoader(octolaneFolder);
	await loader.loadAll();
	const data = { apiKey: sandbox.apiKey, baseUrl: sandbox.octolaneUrl, ...change };
	const result = await testCredential(engine.modules, loader, 'octolane', 'octolaneApi', data);
	return { result, requests: sandbox.requests, url: sandbox.octolaneUrl };
}

it('succeeds with the right key', async () => {
	const { result, requests } = await testWith({});
	expect(result).toEqual({ ok: true });
	expect(requests).toMatchObject([{ path: '/v1/accounts?limit=1', key: 'right', status: 200 }]);
});

it('fails with a wrong key', async () => {
	const { result } = await testWith({ apiKey: 'wrong' });
	expect(result).toMatchObject({ ok: false, httpCode: '401' });
});

it('sends no key in the clear to another machine', async () => {
	const { result, requests } = await testWith({ baseUrl: 'http://api.octolane.com' });
	expect(result).toMatchObject({
		ok: false,
		message: "'Base URL' of the credential must start with https://",
	});
	expect(requests).toEqual([]);
});
