import { refusalParser } from '#nodes/Recotap/api/parseRefusal';

/** Parses refusals of POST /accounts. */
export const readRefusal = refusalParser('accounts', ['segmentId', 'upsert']);

/** The refusal without `isConclusive`. */
export function read(body: unknown): object {
	const refusal: Partial<Record<string, unknown>> = { ...readRefusal(body, 400) };
	delete refusal.isConclusive;
	return refusal;
}

/** An error response in the format of "Errors" (docs.recotap.com). */
export function reply(rest: object): object {
	return {
		statusCode: 400,
		timestamp: '2026-04-28T10:15:00.000Z',
		path: '/api/v1/accounts',
		message: 'Bad Request',
		...rest,
	};
}

/** A broken rule in the format of class-validator. */
export function broken(property: string, ...texts: readonly unknown[]): object {
	return {
		property,
		constraints: Object.fromEntries(texts.map((text, at) => [`rule${at}`, text])),
	};
}

/** The broken rules of nested objects. */
export function inside(property: string, ...children: readonly object[]): object {
	return { property, children };
}
