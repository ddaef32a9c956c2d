import type { Refusal, RowFault } from '../../../../../bulk/target';
import { isRecord } from '../../../../../shell/isRecord';

/** Statuses by which Octolane refuses the content of a request. Its requests have no options: the rows are at fault. */
const ABOUT_ROWS = new Set([400, 409, 422]);

/**
 * Reads the body of an error reply: `{ success: false, message, statusCode }` ("Bulk create accounts", octolane.com/docs),
 * with an `errors` object or list in older documents.
 */
export function readRefusal(body: unknown, status: number): Refusal {
	if (!isRecord(body)) return { about: 'unclear', text: '' };
	const faults = readFaults(body.errors);
	const named = [...new Set(faults.map((fault) => fault.text))].join('; ');
	const text = [readText(body.message), named].filter((part) => part !== '').join(': ');
	if (!ABOUT_ROWS.has(status)) return { about: 'unclear', text };
	return {
		about: 'rows',
		faults: faults.flatMap(({ position, text: why }) =>
			position === undefined ? [] : [{ position, text: why } satisfies RowFault],
		),
		text,
	};
}

/** What is wrong, and with which row if a number on the path tells. */
export interface Fault {
	readonly position: number | undefined;
	readonly text: string;
}

/** Reads errors as an object by field, or as a list of texts or objects. */
export function readFaults(errors: unknown): Fault[] {
	if (Array.isArray(errors)) return errors.flatMap((error: unknown) => readFault(error));
	if (!isRecord(errors)) return [];
	return Object.entries(errors).flatMap(([path, messages]) => {
		const texts: unknown[] = Array.isArray(messages) ? messages : [messages];
		return texts.flatMap((message) => {
			const text = readText(isRecord(message) ? message.message : message);
			return text === '' ? [] : { position: findPosition(path), text: `${path}: ${text}` };
		});
	});
}

function readFault(error: unknown): Fault[] {
	if (!isRecord(error)) {
		const text = readText(error);
		return text === '' ? [] : [{ position: undefined, text }];
	}
	const text = readText(error.message) || readText(error.error) || readText(error.reason);
	if (text === '') return [];
	const { index, path, field } = error;
	const position =
		typeof index === 'number'
			? index
			: findPosition(Array.isArray(path) ? path.join('.') : readText(path) || readText(field));
	return [{ position, text }];
}

/** The first number on a path such as `[3].domain` or `body.3.domain`. */
function findPosition(path: string): number | undefined {
	const found = /(?:^|[.[])(\d+)(?:[.\]]|$)/.exec(path)?.[1];
	return found === undefined ? undefined : Number(found);
}

/** A text, or texts in a list. */
export function readText(value: unknown): string {
	const texts: unknown[] = Array.isArray(value) ? value : [value];
	return texts.flatMap((text) => (typeof text === 'string' ? text.trim() || [] : [])).join('; ');
}
