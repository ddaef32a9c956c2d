import type { Reply } from '../../bulk/ports';
import { RECOTAP } from '../../nodes/Recotap/transport/service';
import { readFailure as read } from '../../shell/http/readFailure';

const readFailure = (error: unknown): Reply => read(error, RECOTAP);

/** An error as Node.js and the HTTP helper throw them. */
function failure(properties: object): Error {
	return Object.assign(new Error('some text that may hold anything'), properties);
}

/** An error inside so many others. */
function wrapped(depth: number, code: string): Error {
	return depth === 0 ? failure({ code }) : failure({ cause: wrapped(depth - 1, code) });
}

const LOST = {
	kind: 'noAnswer',
	cause: 'lost',
	message: 'The connection broke before the answer came',
};
const TIMED_OUT = {
	kind: 'noAnswer',
	cause: 'timedOut',
	message: 'Recotap did not answer in time',
};

it.each([
	['ECONNREFUSED', 'Recotap refused the connection'],
	['ENOTFOUND', "The host name in 'Base URL' is not known"],
	['EAI_AGAIN', "The host name in 'Base URL' could not be looked up"],
	['EHOSTUNREACH', 'Recotap cannot be reached from here'],
	['ENETUNREACH', 'Recotap cannot be reached from here'],
])('%s: the request cannot have reached the API', (code, message) => {
	expect(readFailure(failure({ code }))).toEqual({
		kind: 'noAnswer',
		cause: 'notDelivered',
		message,
	});
});

it.each(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT'])(
	'%s: the API may have carried it out, but did not answer in time',
	(code) => {
		expect(readFailure(failure({ code }))).toEqual(TIMED_OUT);
	},
);

it.each([
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])('%s: the address cannot be trusted, and nothing was sent', (code) => {
	expect(readFailure(failure({ code }))).toEqual({
		kind: 'noAnswer',
		cause: 'misconfigured',
		message: `No secure connection to 'Base URL' can be made (${code})`,
	});
});

it('ERR_INVALID_CHAR: the key cannot be sent, and nothing was', () => {
	expect(readFailure(failure({ code: 'ERR_INVALID_CHAR' }))).toEqual({
		kind: 'noAnswer',
		cause: 'misconfigured',
		message: "'API Key' of the credential holds a character that cannot be sent",
	});
});

it('ERR_CANCELED: the user stopped the run', () => {
	expect(readFailure(failure({ code: 'ERR_CANCELED' }))).toEqual({
		kind: 'noAnswer',
		cause: 'cancelled',
		message: 'The run was cancelled',
	});
});

it.each([
	['a broken connection', failure({ code: 'ECONNRESET' })],
	['an unknown code', failure({ code: 'EWHATEVER' })],
	['a code that is no text', failure({ code: 504 })],
	['an error without code', failure({})],
	['a text', 'ECONNREFUSED'],
	['nothing', undefined],
	['null', null],
])('may have been carried out, for all we know: %s', (_what, error) => {
	expect(readFailure(error)).toEqual(LOST);
});

it('finds the code where n8n puts it', () => {
	expect(readFailure(failure({ httpCode: 'ETIMEDOUT' }))).toEqual(TIMED_OUT);
	expect(readFailure(failure({ code: 'ERR_BAD', httpCode: 'ETIMEDOUT' }))).toEqual(TIMED_OUT);
});

it.each([1, 2, 3, 4])('finds the code inside of %i errors', (depth) => {
	expect(readFailure(wrapped(depth, 'ETIMEDOUT'))).toEqual(TIMED_OUT);
});

it('does not search without end', () => {
	expect(readFailure(wrapped(5, 'ETIMEDOUT'))).toEqual(LOST);
});

it('believes the outer error before the one inside', () => {
	expect(readFailure(failure({ code: 'ETIMEDOUT', cause: wrapped(0, 'ENOTFOUND') }))).toEqual(
		TIMED_OUT,
	);
});

it('ends with an error that wraps itself', () => {
	const error = failure({});
	error.cause = error;
	expect(readFailure(error)).toEqual(LOST);
});

it('never tells the words of the error, which may hold the key', () => {
	const error = failure({ message: 'header x-api-key: secret', code: 'ECONNRESET' });
	expect(JSON.stringify(readFailure(error))).not.toContain('secret');
});
