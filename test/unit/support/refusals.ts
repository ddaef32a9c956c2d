import { refusalReader } from '#nodes/Recotap/api/readRefusal';

/** As POST /accounts answers. */
export const readRefusal = refusalReader('accounts', ['segmentId', 'upsert']);

/** The refusal without what it proves. */
export function read(body: unknown): object {
	const refusal: Partial<Record<string, unknown>> = { ...readRefusal(body, 400) };
	delete refusal.isConclusive;
	return refusal;
}

/** An error reply as "Errors" (docs.recotap.com) shows it. */
export function reply(rest: object): object {
	return {
		statusCode: 400,
		timestamp: '2026-04-28T10:15:00.000Z',
		path: '/api/v1/accounts',
		message: 'Bad Request',
		...rest,
	};
}

/** A broken rule, as class-validator tells it. */
export function broken(property: string, ...texts: readonly unknown[]): object {
	return {
		property,
		constraints: Object.fromEntries(texts.map((text, at) => [`rule${at}`, text])),
	};
}

/** The broken rules of what is inside. */
export function inside(property: string, ...children: readonly object[]): object {
	return { property, children };
}
