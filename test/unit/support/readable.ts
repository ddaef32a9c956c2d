import type { ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import type { Finding, Target } from '@n8n-nodes-recotap/kit/push/target';
import {
	type FakeApi,
	noAnswer,
	type PushOptions,
	type Shared,
	target,
	type Thing,
} from './pushTo';

export const FOUND: Finding = { status: 'updated', facts: { id: 'found' } };

/** The example API with a look-up: it responds with its findings by key. */
export function readable(limit = 100): Target<Thing, Shared> {
	return {
		...target,
		lookUp: {
			limit,
			fold: (key) => key.replace(/'$/, ''),
			encode: (asked) => ({ method: 'GET', path: '/things', body: { keys: asked, shared: {} } }),
			judge: (body, rows) => {
				const findings = body as Readonly<Record<string, Finding>>;
				return rows.map(({ key }) => findings[key]);
			},
		},
	};
}

/** Loses the responses to the first requests, then responds to look-ups like this. */
export const losing =
	(count: number, answer: (asked: readonly string[]) => ResponseOrError): FakeApi =>
	(inRequest, { number }) =>
		number <= count ? noAnswer('lost') : answer(inRequest);

export const finding =
	(one: Finding) =>
	(asked: readonly string[]): ResponseOrError => ({
		kind: 'response',
		status: 200,
		headers: {},
		body: Object.fromEntries(asked.map((key) => [key, one])),
	});

export const once: PushOptions = { maxRetries: 0, target: readable() };
