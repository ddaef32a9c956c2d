import type { Refusal } from '@n8n-nodes-recotap/kit/push/target';
import { joinFaults, type Fault } from '@n8n-nodes-recotap/kit/push/joinFaults';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { parseMessage } from '@n8n-nodes-recotap/kit/values/parseMessage';
import { parseEnvelope } from './envelope';

/** The request failed validation (OpenAPI document); 409 and 422 are not documented and are treated alike. */
const ABOUT_ROWS = new Set([400, 409, 422]);

/**
 * Parses the body of an error response. Octolane documents only `message`, older pages an `errors` object by field. No
 * endpoint that writes takes options, so a request that fails validation fails because of its rows.
 */
export function parseRefusal(body: unknown, status: number): Refusal {
	const envelope = parseEnvelope(body);
	if (envelope === undefined || !isRecord(body)) return { about: 'unclear', text: '' };
	const faults = [...readErrors(body.errors), ...readMessages(body.message)];
	const details = faults.length === 0 ? joinErrors(body.errors) : '';
	const text = [envelope.message, details].filter((part) => part !== '').join(': ');
	return ABOUT_ROWS.has(status)
		? { about: 'rows', faults: joinFaults(faults), text }
		: { about: 'unclear', text };
}

/** The same for records that are named by their IDs: a 404 means that they do not exist. */
export function parseUpdateRefusal(body: unknown, status: number): Refusal {
	const refusal = parseRefusal(body, status);
	const isOurs = isRecord(body) && body.success === false;
	return status === 404 && isOurs ? { about: 'rows', faults: [], text: refusal.text } : refusal;
}

/** `{ "3.domain": "..." }`, `{ "3": { "domain": ["..."] } }`, `[{ "index": 3, "message": "..." }]` or `[{ "path": [3, "domain"], ... }]`. */
function readErrors(errors: unknown): Fault[] {
	if (Array.isArray(errors)) {
		return errors.filter(isRecord).flatMap(({ index, path, field, message }) => {
			const position = positionIn(index ?? path ?? field);
			return position === undefined ? [] : [{ position, text: parseMessage(message) }];
		});
	}
	if (!isRecord(errors)) return [];
	return Object.entries(errors).flatMap(([path, said]) => {
		const position = positionIn(path);
		const text = isRecord(said) ? joinErrors(said) : parseMessage(said);
		return position === undefined ? [] : [{ position, text }];
	});
}

/** `["3.domain must be ..."]`. */
function readMessages(message: unknown): Fault[] {
	if (!Array.isArray(message)) return [];
	return message.flatMap((said) => {
		const text = parseMessage(said);
		const position = positionIn(text);
		return position === undefined ? [] : [{ position, text }];
	});
}

/** The first number of a path such as `3.domain`, `[3].domain` or `body.3.domain`. */
function positionIn(path: unknown): number | undefined {
	if (typeof path === 'number') return path;
	const text = Array.isArray(path) ? path.join('.') : path;
	if (typeof text !== 'string') return undefined;
	const found = /^(?:[a-z]+[.[])?\[?(\d+)(?:[.\]]|$)/.exec(text)?.[1];
	return found === undefined ? undefined : Number(found);
}

/** All texts of an `errors` object, each with its field. */
function joinErrors(errors: unknown): string {
	if (!isRecord(errors)) return parseMessage(errors);
	return Object.entries(errors)
		.map(([field, said]) => `${field}: ${parseMessage(said)}`)
		.join('; ');
}
