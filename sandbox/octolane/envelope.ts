import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { OctolaneContext } from './context';
import { evade, type EvasionName, type RowName } from './evasions';
import type { Wording } from './style';

/** Every response says whether it worked; errors repeat their HTTP status ("ApiResponse", "ErrorResponse"). */
export function envelope(statusCode: number): object {
	return statusCode < 400 ? { success: true } : { success: false, statusCode };
}

/** A success of an endpoint that reads. */
export function respondData(c: OctolaneContext, data: unknown): Response {
	return c.json({ ...envelope(200), message: 'OK', data }, 200);
}

/** Fails for the reason in `message`. */
export function fail(c: OctolaneContext, status: ContentfulStatusCode, message: string): Response {
	return c.json({ ...envelope(status), data: null, message }, status);
}

/** A success that tells nothing about the rows. */
export function respondEvasively(
	c: OctolaneContext,
	name: EvasionName,
	rows: readonly RowName[],
): Response {
	const { body, status } = evade(name, rows);
	return c.json({ ...envelope(200), message: 'Done', ...body }, status);
}

/** A rule that a request breaks. */
export interface BrokenRule {
	/** Position of the row, if it is about one. */
	readonly index?: number;
	readonly field: string;
	readonly text: string;
}

/** The request failed validation: nothing was done. */
export function refuseRows(
	c: OctolaneContext,
	broken: readonly BrokenRule[],
	wording: Wording,
): Response {
	const path = ({ index, field }: BrokenRule) =>
		index === undefined ? field : `${index}.${field}`;
	const body = (content: object): Response =>
		c.json({ ...envelope(400), message: 'Validation failed', ...content }, 400);
	switch (wording) {
		case 'plain':
			return body({});
		case 'paths':
			return body({ errors: Object.fromEntries(broken.map((one) => [path(one), one.text])) });
		case 'nested': {
			const errors: Partial<Record<number, Partial<Record<string, string[]>>>> = {};
			for (const { index = 0, field, text } of broken) {
				((errors[index] ??= {})[field] ??= []).push(text);
			}
			return body({ errors });
		}
		case 'messages':
			return body({ message: broken.map((one) => `${path(one)} ${one.text}`) });
		case 'sentence':
			return body({ message: broken.map(({ field, text }) => `${field} ${text}`).join(', ') });
	}
}
