import { classifyReply, type Verdict } from '@n8n-nodes-recotap/kit/request/classifyResponse';
import type { NoAnswerCause } from '@n8n-nodes-recotap/kit/request/ports';
import type { Refusal } from '@n8n-nodes-recotap/kit/push/target';

const NOW = Date.UTC(2026, 0, 1);
const silent: Refusal = { about: 'unclear', text: '' };

function classify(
	status: number,
	refusal: Refusal = silent,
	headers: Readonly<Record<string, string>> = {},
): Verdict {
	return classifyReply({ kind: 'answer', status, headers, body: {} }, () => refusal, NOW);
}

it.each([200, 201, 207, 299])('HTTP %i is a success, with its body', (status) => {
	expect(classify(status)).toEqual({ scope: 'none', body: {} });
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
	'HTTP %i may pass; throttled: %s, may have been carried out: %s',
	(status, throttled, ambiguous) => {
		expect(classify(status)).toEqual({
			scope: 'request',
			throttled,
			ambiguous,
			retryAfter: undefined,
			reason: `HTTP ${status}`,
		});
	},
);

it('keeps the wait that the server asks for, and its words', () => {
	const words: Refusal = { about: 'group', text: 'Slow down' };
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
	[404, 'wrongAddress'],
	[405, 'wrongAddress'],
	[407, 'rejected'],
	[410, 'rejected'],
	[415, 'rejected'],
	[431, 'rejected'],
	[451, 'rejected'],
])('HTTP %i stops the run and proves that nothing was carried out: %s', (status, code) => {
	expect(classify(status)).toMatchObject({ scope: 'run', code, ambiguous: false });
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
	expect(classify(status)).toMatchObject({ scope: 'run', code, ambiguous: true });
});

describe.each([400, 409, 422])('HTTP %i', (status) => {
	it('that lists broken rules is about rows', () => {
		const faults = [{ position: 3, text: 'name should not be empty' }];
		const refusal: Refusal = { about: 'rows', faults, text: 'name should not be empty' };
		expect(classify(status, refusal)).toEqual({
			scope: 'rows',
			problem: 'invalid',
			faults,
			isConclusive: false,
			reason: 'name should not be empty',
		});
	});

	it.each(['rows', 'group'] as const)('says whether it proves something: about %s', (about) => {
		const refusal: Refusal = { about, faults: [], text: 'x', isConclusive: true };
		expect(classify(status, refusal)).toMatchObject({ scope: about, isConclusive: true });
	});

	it('that gives a reason is about the options of the request', () => {
		expect(classify(status, { about: 'group', text: 'No such segment' })).toEqual({
			scope: 'group',
			isConclusive: false,
			reason: 'No such segment',
		});
	});

	it('that says nothing is about the options of the request, too', () => {
		expect(classify(status)).toEqual({
			scope: 'group',
			isConclusive: false,
			reason: `HTTP ${status}`,
		});
	});
});

it('HTTP 404 about rows means that the API does not have these', () => {
	const faults = [{ position: 0, text: 'No such account', code: 'notFound' }] as const;
	expect(classify(404, { about: 'rows', faults, text: 'No such account' })).toEqual({
		scope: 'rows',
		problem: 'invalid',
		faults,
		isConclusive: false,
		reason: 'No such account',
	});
});

it.each([401, 403, 405, 410])('HTTP %i stops the run whatever its body is about', (status) => {
	expect(classify(status, { about: 'rows', faults: [], text: 'x' })).toMatchObject({
		scope: 'run',
	});
});

it('hands the status to the reader of the body', () => {
	const reply = { kind: 'answer', status: 409, headers: {}, body: {} } as const;
	const readRefusal = jest.fn(() => silent);
	classifyReply(reply, readRefusal, NOW);
	expect(readRefusal).toHaveBeenCalledWith({}, 409);
});

it('HTTP 413 means too many rows, none of them bad', () => {
	expect(classify(413)).toEqual({
		scope: 'rows',
		problem: 'tooMany',
		faults: [],
		isConclusive: false,
		reason: 'HTTP 413',
	});
});

describe('no answer', () => {
	const without = (cause: NoAnswerCause): Verdict =>
		classifyReply({ kind: 'noAnswer', cause, message: 'Gone' }, () => silent, NOW);

	it.each([
		['notDelivered', false],
		['lost', true],
		['timedOut', true],
	] as const)('%s may pass; may have been carried out: %s', (cause, ambiguous) => {
		expect(without(cause)).toEqual({
			scope: 'request',
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
		expect(without(cause)).toEqual({ scope: 'run', code: cause, ambiguous, reason: 'Gone' });
	});
});
