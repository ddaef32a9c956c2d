import { testCredential } from '#tools/n8n/testCredential';
import { octolaneFolder, startOctolane } from '../support/octolane';
import { serveOnce } from '../support/server';

async function testWith(change: { apiKey?: string; baseUrl?: string }) {
	const { engine, sandbox } = await startOctolane();
	const loader = new engine.modules.core.PackageDirectoryLoader(octolaneFolder);
	await loader.loadAll();
	const data = { apiKey: sandbox.apiKey, baseUrl: sandbox.octolaneUrl, ...change };
	const result = await testCredential(engine.modules, loader, 'octolaneApi', data);
	return { result, requests: sandbox.requests, url: sandbox.octolaneUrl };
}

const OK = { status: 'OK', message: 'Connection successful' };

it('succeeds with the right key', async () => {
	const { result, requests } = await testWith({});
	expect(result).toEqual(OK);
	expect(requests).toMatchObject([{ path: '/v1/accounts?limit=1', key: 'right', status: 200 }]);
});

it('succeeds with the documented base URL that includes the version', async () => {
	const { url } = await testWith({});
	const baseUrl = await serveOnce((request, response) => {
		const isRight = request.url === '/v1/accounts?limit=1';
		response.writeHead(isRight ? 200 : 404).end(JSON.stringify({ data: { accounts: [] } }));
	});
	expect(url).not.toMatch(/v1/);
	expect((await testWith({ baseUrl: `${baseUrl}/v1/` })).result).toEqual(OK);
});

it('fails with a wrong key and explains how to fix it', async () => {
	const { result } = await testWith({ apiKey: 'wrong' });
	expect(result.status).toBe('Error');
	expect(result.message).toMatch(
		/^Octolane does not accept this API key \(HTTP 401.*\)\. Copy it again from Settings > Integrations > API\. It may also lack the right to this part of the API\.$/,
	);
});

it('sends no key over plain http to another host', async () => {
	const { result, requests } = await testWith({ baseUrl: 'http://api.octolane.com' });
	expect(result).toEqual({
		status: 'Error',
		message: "'Base URL' of the credential must start with https://",
	});
	expect(requests).toEqual([]);
});

it('does not follow a redirect to another host with the key', async () => {
	const seen: unknown[] = [];
	const other = await serveOnce((request, response) => {
		seen.push(request.headers);
		response.end(JSON.stringify({ success: true, data: { accounts: [] } }));
	});
	const location = `${other.replace('127.0.0.1', 'localhost')}/v1/accounts`;
	const baseUrl = await serveOnce((_request, response) => {
		response.writeHead(302, { location }).end();
	});
	const { result } = await testWith({ baseUrl });
	expect(result).toMatchObject({
		status: 'Error',
		message: expect.stringContaining(
			`'Base URL' redirects to ${new URL(location).origin} (HTTP 302)`,
		),
	});
	expect(seen).toEqual([]);
});

it.each([
	['<html><title>Welcome</title></html>', "answered: a web page, 'Welcome' (HTTP 200)"],
	['{"success":true}', 'answered: JSON without a list of accounts (HTTP 200)'],
	[
		'{"success":false,"statusCode":401,"message":"Bad key"}',
		'does not accept this API key (HTTP 401: Bad key)',
	],
])('does not mistake another response for a success: %s', async (body, message) => {
	const baseUrl = await serveOnce((_request, response) => response.end(body));
	const { result } = await testWith({ baseUrl });
	expect(result).toMatchObject({ status: 'Error', message: expect.stringContaining(message) });
});
