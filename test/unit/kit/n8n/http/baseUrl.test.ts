import { RECOTAP } from '#nodes/Recotap/api/service';
import { type BaseUrl, parseBaseUrl as read } from '@n8n-nodes-recotap/kit/n8n/http/baseUrl';

const readBaseUrl = (value: unknown): BaseUrl => read(value, RECOTAP);

const MUST_BE_HTTPS = "'Base URL' of the credential must start with https://";
const MUST_BE_PLAIN =
	"'Base URL' of the credential must be a plain address, without user name, '?' or '#'";

it('uses the documented address if the credential has none', () => {
	expect(readBaseUrl(RECOTAP.defaultBaseUrl)).toEqual({
		ok: true,
		url: 'https://eapi.recotap.com/api/v1',
	});
});

it.each([
	['https://eapi.recotap.com/api/v1/', 'https://eapi.recotap.com/api/v1'],
	['https://eapi.recotap.com/api/v1///', 'https://eapi.recotap.com/api/v1'],
	[' https://eapi.recotap.com/api/v1\n', 'https://eapi.recotap.com/api/v1'],
	['https://sandboxapi.reco-tap.com/api/v1', 'https://sandboxapi.reco-tap.com/api/v1'],
	['https://proxy.acme.com:8443', 'https://proxy.acme.com:8443'],
	['https://proxy.acme.com/', 'https://proxy.acme.com'],
	['https:eapi.recotap.com/api/v1', 'https://eapi.recotap.com/api/v1'],
	['https:\\\\eapi.recotap.com\\api\\v1', 'https://eapi.recotap.com/api/v1'],
	['https://eapi.recotap.com/\napi/v1', 'https://eapi.recotap.com/api/v1'],
])('accepts %j', (text, url) => {
	expect(readBaseUrl(text)).toEqual({ ok: true, url });
});

it.each([
	'http://localhost:4010/api/v1',
	'http://LOCALHOST',
	'http://127.0.0.1:4010',
	'http://127.1.22.255',
	'http://[::1]:4010',
])('accepts plain http to a loopback address: %s', (text) => {
	expect(readBaseUrl(text)).toMatchObject({ ok: true });
});

it.each([
	'http://eapi.recotap.com/api/v1',
	'HTTP://eapi.recotap.com/api/v1',
	'http://localhost.acme.com',
	'http://mylocalhost',
	'http://127.0.0.1.acme.com',
	'http://128.0.0.1',
	'http://10.0.0.1',
	'http://0.0.0.0',
	'http://[::2]',
	'http://localhost@acme.com',
	'ftp://eapi.recotap.com',
	'ws://localhost',
	'file:///etc/hosts',
	'javascript:alert(1)',
	'eapi.recotap.com:443/api/v1',
])('refuses plain http to any other host, because the key would be readable: %s', (text) => {
	expect(readBaseUrl(text)).toEqual({ ok: false, reason: MUST_BE_HTTPS });
});

it.each([
	'https://user@eapi.recotap.com/api/v1',
	'https://user:secret@eapi.recotap.com/api/v1',
	'https://:secret@eapi.recotap.com/api/v1',
	'https://eapi.recotap.com/api/v1?tenant=a',
	'https://eapi.recotap.com/api/v1#accounts',
	'https://eapi.recotap.com/api/v1?',
	'https://eapi.recotap.com/api/v1/#',
	'http://user@localhost/api/v1',
])('refuses a URL with anything besides host and path: %s', (text) => {
	expect(readBaseUrl(text)).toEqual({ ok: false, reason: MUST_BE_PLAIN });
});

it.each([undefined, null, 42, {}, '', '  \n'])('asks for a URL instead of %j', (value) => {
	expect(readBaseUrl(value)).toEqual({
		ok: false,
		reason: "'Base URL' of the credential is empty",
	});
});

it.each(['eapi.recotap.com/api/v1', 'https://', 'https://exa mple.com', 'a-pasted-api-key'])(
	'describes the expected URL without repeating what may be a key: %s',
	(text) => {
		expect(readBaseUrl(text)).toEqual({
			ok: false,
			reason:
				"'Base URL' of the credential is not a web address. It should look like https://eapi.recotap.com/api/v1",
		});
	},
);
