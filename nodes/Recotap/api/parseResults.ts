import type { Facts } from '@n8n-nodes-recotap/kit/push/outcome';
import type { BatchResponse, RowResult } from '@n8n-nodes-recotap/kit/push/target';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { parseMessage } from '@n8n-nodes-recotap/kit/values/parseMessage';
import { unwrap } from './envelope';

/** How to parse a result: its row and its code. */
export interface ResultFields {
	/** The key of the row, from the result. */
	readonly keyOf: (result: Readonly<Record<string, unknown>>) => string | undefined;
	readonly factsOf?: (result: Readonly<Record<string, unknown>>) => Facts;
	/** A stable word for a refusal, derived from Recotap's message. */
	readonly codeOf?: (reason: string, facts: Facts) => string;
	/** Our own wording for a code, if Recotap's message does not help the user. */
	readonly reasonOf?: (code: string) => string | undefined;
}

/** Code of a row with a custom field that does not exist: it is always refused, and nothing of it is stored. */
export const UNKNOWN_CUSTOM_FIELD = 'unknownCustomField';

/** The results in the response to a bulk request ("Create Accounts"); `undefined` if it has none. */
export function parseResults(body: unknown, reader: ResultFields): RowResult[] | undefined {
	const data = unwrap(body);
	if (!isRecord(data) || !Array.isArray(data.results)) return undefined;
	return data.results.filter(isRecord).map((result) => readResult(result, reader));
}

/** The list of results in a response that must have one. */
export function decodeResults(body: unknown, reader: ResultFields): BatchResponse {
	const results = parseResults(body, reader);
	return results === undefined
		? { kind: 'unreadable', reason: 'The response from Recotap has no list of results' }
		: { kind: 'perRow', results };
}

/** The same where the response is not documented: without results nothing is certain, and nothing has failed either. */
export function decodeResultsIfAny(body: unknown, reader: ResultFields): BatchResponse {
	if (!isRecord(body)) {
		return { kind: 'unreadable', reason: 'The response from Recotap is not JSON' };
	}
	return { kind: 'perRow', results: parseResults(body, reader) ?? [] };
}

function readResult(
	result: Readonly<Record<string, unknown>>,
	{
		keyOf,
		factsOf = () => ({}),
		codeOf = () => 'refused',
		reasonOf = () => undefined,
	}: ResultFields,
): RowResult {
	const key = keyOf(result);
	const facts = factsOf(result);
	const said = wordsOf(result.error);
	const reason = said === '' ? 'Recotap gave no reason' : said;
	const leave = (code: string, words: string): RowResult => ({
		...unclear(words, code),
		key,
		facts,
	});
	const success = SUCCESSES.get(result.status);
	if (success !== undefined) {
		if (said === '') return { key, status: success, facts };
		return leave('contradicted', `Recotap reported '${String(result.status)}', but also: ${said}`);
	}
	switch (result.status) {
		case 'failed': {
			const code = codeOf(reason, facts);
			const isConclusive = code === UNKNOWN_CUSTOM_FIELD;
			const ours = reasonOf(code);
			const words = ours === undefined ? { reason } : { reason: ours, apiMessage: reason };
			return { key, status: 'failed', code, ...words, facts, isConclusive };
		}
		case 'skipped':
			return { key, status: 'skipped', code: 'skipped', reason, facts };
		default:
			return leave(
				'unknownStatus',
				`Recotap returned a status that this node does not know: ${String(result.status)}`,
			);
	}
}

/** The content of `error` as text; any value but an empty one is a message. */
function wordsOf(error: unknown): string {
	if (error === undefined || error === null || error === false) return '';
	return parseMessage(isRecord(error) ? error.message : error) || JSON.stringify(error);
}

/** A row about which the response proves nothing. */
export function unclear(reason: string, code = 'notConfirmed'): RowResult {
	return { key: undefined, status: 'unknown', code, reason, facts: {} };
}

/** Recotap's words for a row that it accepted. */
const SUCCESSES: ReadonlyMap<unknown, 'created' | 'updated' | 'resolved'> = new Map([
	['created', 'created'],
	['updated', 'updated'],
	['upserted', 'resolved'],
]);

/** The user's own ID in a result. */
export function parseId(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
