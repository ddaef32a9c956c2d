import { createServer as createTcpServer } from 'node:net';
import { createServer as createTlsServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { INodeCredentialTestResult } from 'n8n-workflow';
import { testCredential } from '#tools/n8n/testCredential';
import { UNTRUSTED } from './support/certificate';
import { API_KEY, packageFolder, startBench } from './support/recotap';
import { listen, serveOnce } from './support/server';

async function testWith(change: { apiKey?: string; baseUrl?: string }): Promise<{
	result: INodeCredentialTestResult;
	requests: readonly { path: string; status: number }[];
}> {
	const { engine, sandbox } = await startBench();
	const loader = new engine.modules.core.PackageDirectoryLoader(packageFolder);
	await loader.loadAll();
	const data = { apiKey: sandbox.apiKey, baseUrl: sandbox.url, ...change };
	const result = await testCredential(engine.modules, loader, 'recotapApi', data);
	return { result, requests: sandbox.requests };
}

/** The message of the test with the response of this server. */
async function messageFrom(
	answer: (response: ServerResponse, request: IncomingMessage) => void,
	apiKey = API_KEY,
): Promise<string> {
	const baseUrl = await serveOnce((request, response) => answer(response, request));
	const { result } = await testWith({ baseUrl, apiKey });
	return `${result.status}: ${result.message}`;
}

const OK = { status: 'OK', message: 'Connection successful' };
const ADDRESS = "'Base URL' should look like https://eapi.recotap.com/api/v1";

it('succeeds with the right key, even if it was pasted with white space', async () => {
	const { sandbox } = await startBench();
	const { result, requests } = await testWith({ apiKey: ` ${sandbox.apiKey}\n` });
	expect(result).toEqual(OK);
	expect(requests).toMatchObject([{ path: '/accounts?limit=1', status: 200 }]);
});

it('succeeds with white space and slashes around the base URL', async () => {
	const { sandbox } = await startBench();
	const { result } = await testWith({ baseUrl: ` ${sandbox.url}//\n` });
	expect(result).toEqual(OK);
});

it('fails with a wrong key and explains how to fix it', async () => {
	const { result } = await testWith({ apiKey: 'wrong' });
	expect(result).toEqual({
		status: 'Error',
		message:
			'Recotap does not accept this API key (HTTP 401: Invalid API key). Copy it again, or generate a new one in Recotap.',
	});
});

it('sends no empty key', async () => {
	const { result, requests } = await testWith({ apiKey: ' ' });
	expect(result.message).toBe("'API Key' of the credential is empty");
	expect(requests).toEqual([]);
});

it('sends no key over plain http to another host', async () => {
	const { result, requests } = await testWith({ baseUrl: 'http://recotap.example/api/v1' });
	expect(result).toEqual({
		status: 'Error',
		message: "'Base URL' of the credential must start with https://",
	});
	expect(requests).toEqual([]);
});

it.each([301, 302, 303, 307, 308])(
	'does not follow a redirect to another host with the key: %i',
	async (status) => {
		const seen: unknown[] = [];
		const other = await serveOnce((request, response) => {
			seen.push(request.headers);
			response.end(JSON.stringify({ data: { data: [] } }));
		});
		const location = `${other.replace('127.0.0.1', 'localhost')}/accounts`;
		const said = await messageFrom((response) => response.writeHead(status, { location }).end());
		expect(said).toBe(
			`Error: 'Base URL' redirects to ${new URL(location).origin} (HTTP ${status}). The API key was not sent there. ${ADDRESS}`,
		);
		expect(seen).toEqual([]);
	},
);

it.each([
	['another path', { location: '/login' }, 'another address on the same server'],
	['nowhere', {}, 'another address'],
])('follows no redirect to %s', async (_where, headers, target) => {
	const said = await messageFrom((response) => response.writeHead(302, headers).end());
	expect(said).toContain(`'Base URL' redirects to ${target} (HTTP 302)`);
});

it.each<[number, string, string]>([
	[
		200,
		'<!DOCTYPE html><title>Sign in to\n the network</title>',
		"a web page, 'Sign in to the network'",
	],
	[200, '<html><body>Hello</body></html>', 'a web page'],
	[401, '<html><title>Proxy</title></html>', "a web page, 'Proxy'"],
	[403, '<html><title>Blocked</title></html>', "a web page, 'Blocked'"],
	[200, '{"status":"ok"}', 'JSON without a list of accounts'],
	[200, '[]', 'JSON without a list of accounts'],
	[200, 'pong', 'something that is not JSON'],
	[200, '', 'an empty response'],
	[204, '', 'an empty response'],
])('does not mistake another service for Recotap: %i %s', async (status, body, what) => {
	const said = await messageFrom((response) => response.writeHead(status).end(body));
	expect(said).toBe(
		`Error: Something other than the Recotap API answered: ${what} (HTTP ${status}). ${ADDRESS}`,
	);
});

it.each<[number, string]>([
	[
		403,
		'This API key has no access to the Recotap API (HTTP 403: No). Ask your account manager at Recotap to enable API access.',
	],
	[404, `There is no Recotap API at this address (HTTP 404: No). ${ADDRESS}`],
	[429, 'Recotap is not available at the moment (HTTP 429: No). Try again later.'],
	[503, 'Recotap is not available at the moment (HTTP 503: No). Try again later.'],
	[400, 'Recotap refused the test (HTTP 400: No).'],
])('explains HTTP %i', async (status, message) => {
	const said = await messageFrom((response) => {
		response.writeHead(status).end(JSON.stringify({ message: 'No' }));
	});
	expect(said).toBe(`Error: ${message}`);
});

it('keeps the key secret when the server repeats it', async () => {
	const apiKey = 'key/that/must-stay-secret-4711';
	const inJson = await messageFrom((response, { headers }) => {
		const customMessage = `Invalid API key ${String(headers['x-api-key'])}`;
		const text = JSON.stringify({ customMessage }).replaceAll('key/', 'key\\/');
		response.writeHead(401).end(text);
	}, apiKey);
	expect(inJson).toContain('Invalid API key [API key]');
	const inHtml = await messageFrom((response, { headers }) => {
		response.end(`<html><title>${String(headers['x-api-key'])}</title>`);
	}, apiKey);
	expect(inHtml).toContain("a web page, '[API key]'");
	expect(inJson + inHtml).not.toContain(apiKey);
});

describe('if there is no response', () => {
	const messageAt = async (baseUrl: string) => (await testWith({ baseUrl })).result.message;

	it('reports an unknown host', async () => {
		expect(await messageAt('https://recotap.invalid/api/v1')).toMatch(
			/^The host name in 'Base URL' (?:is not known|could not be looked up)\. Check 'Base URL'/,
		);
	});

	it('reports a refused connection', async () => {
		const server = createTcpServer();
		const port = await listen(server);
		await new Promise((resolve) => server.close(resolve));
		expect(await messageAt(`http://127.0.0.1:${port}`)).toBe(
			"Recotap refused the connection. Check 'Base URL', and that this n8n instance can reach it.",
		);
	});

	it('reports an untrusted certificate', async () => {
		const port = await listen(createTlsServer(UNTRUSTED));
		expect(await messageAt(`https://127.0.0.1:${port}`)).toContain(
			"No secure connection to 'Base URL' is possible (UNABLE_TO_GET_ISSUER_CERT_LOCALLY)",
		);
	});

	it('reports a broken connection', async () => {
		const port = await listen(createTcpServer((socket) => socket.destroy()));
		expect(await messageAt(`http://127.0.0.1:${port}`)).toBe(
			"The connection was lost before the response arrived. Check 'Base URL', or try again later.",
		);
	});
});
