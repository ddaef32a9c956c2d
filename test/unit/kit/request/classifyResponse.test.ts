import {
	classifyResponse,
	type RefusalText,
	type Verdict,
} from '@n8n-nodes-recotap/kit/request/classifyResponse';
import type { NetworkErrorCause } from '@n8n-nodes-recotap/kit/request/ports';

const NOW = Date.UTC(2026, 0, 1);
const silent: RefusalText = { text: '' };

function classify(
	status: number,
	refusal: RefusalText = silent,
	headers: Readonly<Record<string, string>> = {},
): Verdict<RefusalText> {
	return classifyResponse({ kind: 'response', status, headers, body: {} }, () => refusal, NOW);
}

it.each([200, 201, 207, 299])('HTTP %i is a success, with its body', (status) => {
	expect(classify(status)).toEqual({ kind: 'success', body: {} });
});

it.each([
	[408, false, true],
	[425, false, false],
	[429, true, false],
	[500, false, true],
	[502, false, true],
	[503, false, true],
	[504, false, true],
	[520, false, true],
	[521, false, true],
	[522, false, true],
	[523, false, true],
	[524, false, true],
	[527, false, true],
	[529, false, true],
	[530, false, true],
])(
	'HTTP %i is transient; throttled: %s, may have been carried out: %s',
	(status, throttled, ambiguous) => {
		expect(classify(status)).toEqual({
			kind: 'retry',
			throttled,
			ambiguous,
			retryAfter: undefined,
			reason: `HTTP ${status}`,
		});
	},
);

it('keeps the wait and the message of the server', () => {
	const words = { text: 'Slow down' };
	expect(classify(429, words, { 'retry-after': '3' })).toMatchObject({
		retryAfter: 3000,
		reason: 'HTTP 429: Slow down',
	});
});

it.each([
	[301, 'wrongAddress'],
	[307, 'wrongAddress'],
	[308, 'wrongAddress'],
	[401, 'unauthorised'],
	[402, 'rejected'],
	[403, 'unauthorised'],
	[405, 'wrongAddress'],
	[407, 'rejected'],
	[410, 'rejected'],
	[415, 'rejected'],
	[431, 'rejected'],
	[451, 'rejected'],
])('HTTP %i stops the run and proves that nothing was carried out: %s', (status, code) => {
	expect(classify(status)).toMatchObject({ kind: 'stop', code, ambiguous: false });
});

it.each([
	[199, 'rejected'],
	[300, 'rejected'],
	[302, 'rejected'],
	[303, 'rejected'],
	[304, 'rejected'],
	[399, 'rejected'],
	[406, 'rejected'],
	[418, 'rejected'],
	[499, 'rejected'],
	[501, 'rejected'],
	[505, 'rejected'],
	[507, 'rejected'],
	[508, 'rejected'],
	[525, 'rejected'],
	[526, 'rejected'],
	[598, 'rejected'],
	[600, 'rejected'],
	[999, 'rejected'],
])('HTTP %i stops the run, and may have been carried out: %s', (status, code) => {
	expect(classify(status)).toMatchObject({ kind: 'stop', code, ambiguous: true });
});

it.each([400, 404, 409, 413, 422])(
	'HTTP %i refuses the content of the request, with its message',
	(status) => {
		const refusal = { text: 'name should not be empty' };
		expect(classify(status, refusal)).toEqual({
			kind: 'refused',
			status,
			refusal,
			reason: `HTTP ${status}: name should not be empty`,
		});
	},
);

it.each([401, 403, 405, 410])('HTTP %i stops the run whatever its body contains', (status) => {
	expect(classify(status, { text: 'x' })).toMatchObject({
		kind: 'stop',
	});
});

it('passes the status to the parser of the body', () => {
	const reply = { kind: 'response', status: 409, headers: {}, body: {} } as const;
	const readRefusal = jest.fn(() => silent);
	classifyResponse(reply, readRefusal, NOW);
	expect(readRefusal).toHaveBeenCalledWith({}, 409);
});

describe('no response', () => {
	const without = (cause: NetworkErrorCause): Verdict<RefusalText> =>
		classifyResponse({ kind: 'networkError', cause, message: 'Gone' }, () => silent, NOW);

	it.each([
		['notDelivered', false],
		['lost', true],
		['timedOut', true],
	] as const)('%s is transient; may have been carried out: %s', (cause, ambiguous) => {
		expect(without(cause)).toEqual({
			kind: 'retry',
			throttled: false,
			ambiguous,
			retryAfter: undefined,
			reason: 'Gone',
		});
	});

	it.each([
		['cancelled', true],
		['misconfigured', false],
	] as const)('%s stops the run; may have been carried out: %s', (cause, ambiguous) => {
		expect(without(cause)).toEqual({ kind: 'stop', code: cause, ambiguous, reason: 'Gone' });
	});
});
