import type { ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import { RECOTAP } from '#nodes/Recotap/api/service';
import { toNetworkError as read } from '@n8n-nodes-recotap/kit/n8n/http/toNetworkError';

const readFailure = (error: unknown): ResponseOrError => read(error, RECOTAP);

/** An error as Node.js and the HTTP helper throw them. */
function failure(properties: object): Error {
	return Object.assign(new Error('some text that may hold anything'), properties);
}

/** An error wrapped this many times. */
function wrapped(depth: number, code: string): Error {
	return depth === 0 ? failure({ code }) : failure({ cause: wrapped(depth - 1, code) });
}

const LOST = {
	kind: 'networkError',
	cause: 'lost',
	message: 'The connection was lost before the response arrived',
};
const TIMED_OUT = {
	kind: 'networkError',
	cause: 'timedOut',
	message: 'Recotap did not respond in time',
};

it.each([
	['ECONNREFUSED', 'Recotap refused the connection'],
	['ENOTFOUND', "The host name in 'Base URL' is not known"],
	['EAI_AGAIN', "The host name in 'Base URL' could not be looked up"],
	['EHOSTUNREACH', 'Recotap cannot be reached from this n8n instance'],
	['ENETUNREACH', 'Recotap cannot be reached from this n8n instance'],
])('%s: cannot have reached the API', (code, message) => {
	expect(readFailure(failure({ code }))).toEqual({
		kind: 'networkError',
		cause: 'notDelivered',
		message,
	});
});

it.each(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT'])(
	'%s: counts as timed out, because the API may have carried out the request',
	(code) => {
		expect(readFailure(failure({ code }))).toEqual(TIMED_OUT);
	},
);

/** "X509 certificate error codes" of Node.js, and what its TLS module and the handshake add. */
const UNTRUSTED = [
	'CERT_CHAIN_TOO_LONG',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REJECTED',
	'CERT_REVOKED',
	'CERT_SIGNATURE_FAILURE',
	'CERT_UNTRUSTED',
	'CRL_HAS_EXPIRED',
	'CRL_NOT_YET_VALID',
	'CRL_SIGNATURE_FAILURE',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'EPROTO',
	'ERROR_IN_CERT_NOT_AFTER_FIELD',
	'ERROR_IN_CERT_NOT_BEFORE_FIELD',
	'ERROR_IN_CRL_LAST_UPDATE_FIELD',
	'ERROR_IN_CRL_NEXT_UPDATE_FIELD',
	'ERR_TLS_CERT_ALTNAME_FORMAT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'ERR_TLS_DH_PARAM_SIZE',
	'HOSTNAME_MISMATCH',
	'INVALID_CA',
	'INVALID_PURPOSE',
	'PATH_LENGTH_EXCEEDED',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
	'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
	'UNABLE_TO_DECRYPT_CRL_SIGNATURE',
	'UNABLE_TO_GET_CRL',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

it.each(UNTRUSTED)('%s: prevents a trusted connection before anything is sent', (code) => {
	expect(readFailure(failure({ code }))).toEqual({
		kind: 'networkError',
		cause: 'misconfigured',
		message: expect.stringContaining(`No secure connection to 'Base URL' is possible (${code}): `),
	});
});

it.each([
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'not from an authority that this n8n instance trusts'],
	['CERT_NOT_YET_VALID', 'not valid yet. Also check the clock'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'for a different host name'],
	['EPROTO', 'Check the host and the port'],
])('%s: the message names the cause to check', (code, advice) => {
	expect(readFailure(failure({ code }))).toMatchObject({
		message: expect.stringContaining(advice),
	});
});

it.each(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'])(
	'%s: counts as lost, because it may occur after the request was received',
	(code) => {
		expect(readFailure(failure({ code }))).toEqual(LOST);
	},
);

it.each(['SsrfBlockedIpError', 'SsrfBlockedHostnameError'])(
	'%s: counts as not sent, because n8n blocked it',
	(name) => {
		expect(readFailure(failure({ cause: failure({ name }) }))).toEqual({
			kind: 'networkError',
			cause: 'misconfigured',
			message:
				"n8n does not allow requests to the address in 'Base URL'. The administrator of this n8n instance can allow it in the settings of the SSRF protection",
		});
	},
);

it.each<[string, object, string]>([
	[
		'a look-up',
		{ code: 'EAI_FAIL', message: 'getaddrinfo EAI_FAIL eapi.recotap.com' },
		"The host name in 'Base URL' could not be looked up",
	],
	[
		'a connection',
		{ code: 'EADDRNOTAVAIL', message: 'connect EADDRNOTAVAIL 1.2.3.4:443' },
		'Recotap cannot be reached from this n8n instance',
	],
	[
		'a connection that takes too long',
		{ code: 'ETIMEDOUT', message: 'connect ETIMEDOUT 1.2.3.4:443' },
		'Recotap cannot be reached from this n8n instance',
	],
	[
		'a connection to every address of the host',
		{
			code: 'ETIMEDOUT',
			errors: [
				failure({ message: 'connect ETIMEDOUT 1.2.3.4:443' }),
				failure({ message: 'connect ETIMEDOUT 1.2.3.4:443' }),
			],
		},
		'Recotap cannot be reached from this n8n instance',
	],
	[
		'a refused connection',
		{ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 1.2.3.4:443' },
		'Recotap refused the connection',
	],
	[
		'a handshake',
		{
			code: 'ECONNRESET',
			message: 'Client network socket disconnected before secure TLS connection was established',
		},
		'Recotap closed the connection before it was secure',
	],
])('proves that nothing was sent if it is %s that fails', (_what, properties, message) => {
	const expected = { kind: 'networkError', cause: 'notDelivered', message };
	expect(readFailure(failure(properties))).toEqual(expected);
	expect(readFailure(failure({ cause: failure(properties) }))).toEqual(expected);
	// As n8n returns it: with its own message and the code elsewhere; 1.x drops the cause.
	const { code, message: original, ...rest } = failure(properties) as Error & { code: unknown };
	expect(readFailure(failure({ httpCode: code, cause: failure(properties) }))).toEqual(expected);
	expect(readFailure(failure({ httpCode: code, messages: [original], ...rest }))).toEqual(expected);
});

it('ERR_INVALID_CHAR: counts as misconfigured, because the key cannot be sent', () => {
	expect(readFailure(failure({ code: 'ERR_INVALID_CHAR' }))).toEqual({
		kind: 'networkError',
		cause: 'misconfigured',
		message: "'API Key' of the credential contains a character that cannot be sent",
	});
});

it('ERR_CANCELED: counts as cancelled by the user', () => {
	expect(readFailure(failure({ code: 'ERR_CANCELED' }))).toEqual({
		kind: 'networkError',
		cause: 'cancelled',
		message: 'The execution was cancelled',
	});
});

it.each([
	['a broken connection', failure({ code: 'ECONNRESET' })],
	['an unknown code', failure({ code: 'EWHATEVER' })],
	[
		'a broken connection, while reading',
		failure({ code: 'ECONNRESET', message: 'read ECONNRESET' }),
	],
	['no errors in one', failure({ errors: [] })],
	[
		'errors in one',
		failure({ errors: [failure({ message: 'connect ETIMEDOUT 1.2.3.4:443' }), failure({}), 'x'] }),
	],
	['a code that is no text', failure({ code: 504 })],
	['an error without code', failure({})],
	['a text', 'ECONNREFUSED'],
	['nothing', undefined],
	['null', null],
])('counts as lost, because it may have been carried out: %s', (_what, error) => {
	expect(readFailure(error)).toEqual(LOST);
});

it('finds the error code where n8n stores it', () => {
	expect(readFailure(failure({ httpCode: 'ETIMEDOUT' }))).toEqual(TIMED_OUT);
	expect(readFailure(failure({ code: 'ERR_BAD', httpCode: 'ETIMEDOUT' }))).toEqual(TIMED_OUT);
});

it.each([1, 2, 3, 4])('finds the code in an error that is wrapped %i times', (depth) => {
	expect(readFailure(wrapped(depth, 'ETIMEDOUT'))).toEqual(TIMED_OUT);
});

it('limits the depth of the search for a code', () => {
	expect(readFailure(wrapped(5, 'ETIMEDOUT'))).toEqual(LOST);
});

it('prefers the code of the outer error to that of its cause', () => {
	expect(readFailure(failure({ code: 'ETIMEDOUT', cause: wrapped(0, 'ENOTFOUND') }))).toEqual(
		TIMED_OUT,
	);
});

it('terminates for an error that wraps itself', () => {
	const error = failure({});
	error.cause = error;
	expect(readFailure(error)).toEqual(LOST);
});

it('never repeats the message of the error, which may contain the key', () => {
	const error = failure({ message: 'header x-api-key: secret', code: 'ECONNRESET' });
	expect(JSON.stringify(readFailure(error))).not.toContain('secret');
});

it.each([
	{ code: 'EHOSTUNREACH', syscall: 'read' },
	{ code: 'ENETUNREACH', message: 'write ENETUNREACH' },
	{ code: 'EHOSTUNREACH', message: 'read EHOSTUNREACH 10.0.0.1:443' },
])('does not treat a request as undelivered that was already in flight: %j', (error) => {
	expect(readFailure(error)).toMatchObject({ cause: 'lost' });
});
