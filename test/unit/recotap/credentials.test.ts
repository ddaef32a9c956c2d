import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { RecotapApi } from '#credentials/RecotapApi.credentials';

const API_KEY = 'key-that-must-stay-secret';
const BASE_URL = 'https://eapi.recotap.com/api/v1';
const REQUEST: IHttpRequestOptions = { url: `${BASE_URL}/accounts`, method: 'POST' };

async function authenticate(
	credential: ICredentialDataDecryptedObject = {},
	request: Partial<IHttpRequestOptions> = {},
): Promise<IHttpRequestOptions> {
	return await new RecotapApi().authenticate(
		{ apiKey: API_KEY, baseUrl: BASE_URL, ...credential },
		{ ...REQUEST, ...request },
	);
}

/** The message of the error that refuses the request. */
async function refusal(
	credential: ICredentialDataDecryptedObject,
	request: Partial<IHttpRequestOptions> = {},
): Promise<string> {
	return await authenticate(credential, request).then(
		() => 'not refused',
		(error: unknown) => String(error),
	);
}

it('adds the key as Recotap requires', async () => {
	expect(await authenticate()).toEqual({ ...REQUEST, headers: { 'X-Api-Key': API_KEY } });
});

it('keeps the rest of the request and does not modify it in place', async () => {
	const request: IHttpRequestOptions = { ...REQUEST, body: { a: 1 }, headers: { accept: 'json' } };
	const before = structuredClone(request);
	expect(
		await new RecotapApi().authenticate({ apiKey: API_KEY, baseUrl: BASE_URL }, request),
	).toEqual({ ...before, headers: { accept: 'json', 'X-Api-Key': API_KEY } });
	expect(request).toEqual(before);
});

it('removes white space and line breaks around a pasted key', async () => {
	expect(await authenticate({ apiKey: ` \t${API_KEY}\r\n` })).toMatchObject({
		headers: { 'X-Api-Key': API_KEY },
	});
});

it.each([undefined, 5, true])('sends no key if it is not one: %p', async (apiKey) => {
	const credential: ICredentialDataDecryptedObject = { baseUrl: BASE_URL };
	if (apiKey !== undefined) credential.apiKey = apiKey;
	expect(await new RecotapApi().authenticate(credential, REQUEST)).toMatchObject({
		headers: { 'X-Api-Key': '' },
	});
});

it.each([
	['another path of the same host', { url: 'https://eapi.recotap.com/api/v2/accounts' }],
	['a path under the base', { url: '/accounts', baseURL: BASE_URL }],
	['the port that https means', { url: 'https://eapi.recotap.com:443/api/v1/accounts' }],
])('sends the key to %s', async (_where, request) => {
	expect(await authenticate({}, request)).toMatchObject({ headers: { 'X-Api-Key': API_KEY } });
});

it('sends the key to a loopback address without https', async () => {
	const local = 'http://127.0.0.1:4010/api/v1';
	expect(await authenticate({ baseUrl: local }, { url: `${local}/accounts` })).toMatchObject({
		headers: { 'X-Api-Key': API_KEY },
	});
});

it.each([
	['another host', { url: 'https://evil.example/accounts' }, 'https://evil.example'],
	['a host under ours', { url: 'https://x.eapi.recotap.com/' }, 'https://x.eapi.recotap.com'],
	[
		'a host that starts like ours',
		{ url: 'https://eapi.recotap.com.evil.example/' },
		'https://eapi.recotap.com.evil.example',
	],
	['our host in the clear', { url: 'http://eapi.recotap.com/' }, 'http://eapi.recotap.com'],
	['another port', { url: 'https://eapi.recotap.com:8443/' }, 'https://eapi.recotap.com:8443'],
	[
		'a host that only the base names',
		{ url: '/', baseURL: 'https://b.example' },
		'https://b.example',
	],
	['a host in place of a path', { url: '//c.example/', baseURL: BASE_URL }, 'https://c.example'],
	['our host as user name', { url: 'https://eapi.recotap.com@d.example/' }, 'https://d.example'],
])('does not send the key to %s', async (_where, request, origin) => {
	const message = await refusal({}, request);
	expect(message).toBe(
		`Error: This credential is for https://eapi.recotap.com and is not sent to ${origin}`,
	);
});

it('does not send the key over plain http to another host', async () => {
	const baseUrl = 'http://eapi.recotap.com/api/v1';
	expect(await refusal({ baseUrl }, { url: `${baseUrl}/accounts` })).toBe(
		"Error: 'Base URL' of the credential must start with https://",
	);
});

it.each<[string, ICredentialDataDecryptedObject, Partial<IHttpRequestOptions>]>([
	['a base URL that is empty', { baseUrl: '' }, {}],
	['a base URL that is none', { baseUrl: 'recotap' }, {}],
	['a base URL in the clear', { baseUrl: 'http://eapi.recotap.com' }, {}],
	['a request to another host', {}, { url: 'https://evil.example' }],
	['a request that goes nowhere', {}, { url: 'accounts' }],
])('never repeats the key if it refuses %s', async (_what, credential, request) => {
	const message = await refusal(credential, request);
	expect(message).toMatch(/^(?:Type)?Error: /);
	expect(message).not.toContain(API_KEY);
});

it('keeps the name that is stored in saved workflows', () => {
	expect(new RecotapApi().name).toBe('recotapApi');
});

it('asks for both fields and hides the key in the form', () => {
	const { properties } = new RecotapApi();
	expect(properties.map(({ name, type, required }) => [name, type, required])).toEqual([
		['apiKey', 'string', true],
		['baseUrl', 'string', true],
	]);
	expect(properties[0]?.default).toBe('');
	expect(properties[0]?.typeOptions).toEqual({ password: true });
	expect(properties[1]?.default).toBe(BASE_URL);
});
