import type { Facts } from '../../../../../bulk/outcome';
import type { RowResult } from '../../../../../bulk/target';
import { isRecord } from '../../../../../shell/isRecord';
import { readMessage } from '../../../../../shell/readMessage';
import type { Found } from './collectRecords';

/** What a record says about its row. */
export type Said = RowResult extends infer Result
	? Result extends RowResult
		? Omit<Result, 'key'>
		: never
	: never;

/** Names under which replies are known, or likely, to carry the ID of a record. */
const ID_NAMES = ['id', 'account_id', 'company_id', 'contact_id', 'people_id', 'uuid'];
/** Where a reply may put the record itself, beside what it says of it. */
const NESTED = ['account', 'company', 'contact', 'record', 'data', 'input'];
const STATUS_NAMES = ['status', 'action', 'result', 'outcome'];
const CREATED = /^(?:created|inserted|new)$/i;
const ACCEPTED =
	/^(?:resolved|exist(?:s|ing|ed)|already[_ ]exists|found|matched|updated|upserted|unchanged|duplicate|ok|success(?:ful)?|succeeded|accepted)$/i;
const FAILED = /^(?:failed|failure|error|invalid|rejected|refused)$/i;
const SKIPPED = /^(?:skipped|ignored)$/i;

/** The record with what is nested in it. */
export function flatten(record: unknown): Readonly<Record<string, unknown>> | undefined {
	if (!isRecord(record)) return undefined;
	const nested = NESTED.map((name) => record[name]).filter(isRecord);
	return nested.reduce<Record<string, unknown>>((all, one) => ({ ...one, ...all }), record);
}

/**
 * Reads what a reply says about one row. Without evidence for anything else the row was accepted if the record names it:
 * "Accounts were created or resolved" (OpenAPI document).
 *
 * @param accepted what an accepted row is called when nothing tells more
 */
export function readRecord(
	{ record, list }: Found,
	accepted: 'resolved' | 'updated',
	success: boolean | undefined,
): Said {
	const flat = flatten(record);
	if (flat === undefined) return readBare(record, list, accepted, success);
	const facts = factsOf(flat);
	const hasId = 'id' in facts;
	const word = wordOf(flat);
	const wrong = wrongOf(flat);
	if (wrong !== '' || list === 'failed' || flat.success === false || FAILED.test(word)) {
		const reason = wrong || readMessage(flat.message) || readMessage(flat.reason);
		return { status: 'failed', code: 'refused', reason: reason || NO_REASON, facts };
	}
	if (SKIPPED.test(word)) {
		const reason = readMessage(flat.message) || readMessage(flat.reason) || NO_REASON;
		return { status: 'skipped', code: 'skipped', reason, facts };
	}
	if (list === 'created' || isNew(flat) === true || CREATED.test(word)) {
		return { status: accepted === 'updated' ? 'updated' : 'created', facts };
	}
	if (hasId || list === 'accepted' || flat.success === true || ACCEPTED.test(word)) {
		return { status: accepted, facts };
	}
	if (word !== '') return unknown('unknownStatus', `${UNFAMILIAR} '${word}'`, facts);
	return success === false
		? unknown('notConfirmed', NOT_CONFIRMED, facts)
		: { status: accepted, facts };
}

const NO_REASON = 'Octolane gave no reason';
const UNFAMILIAR = 'Octolane answered with a status that this node does not know:';
const NOT_CONFIRMED = 'Octolane reported an error and did not say that it took this row';

/** An ID, a domain or an address, not more. */
function readBare(
	record: unknown,
	list: Found['list'],
	accepted: 'resolved' | 'updated',
	success: boolean | undefined,
): Said {
	// An ID or a key has no spaces; a message has.
	const isValue =
		typeof record === 'number' || (typeof record === 'string' && /^\S+$/.test(record));
	if (!isValue) return unknown('noAnswer', 'The answer does not tell anything about this row', {});
	const facts = typeof record === 'string' && UUID.test(record) ? { id: record } : {};
	if (list === 'failed') return { status: 'failed', code: 'refused', reason: NO_REASON, facts };
	if (list === 'created' && accepted === 'resolved') return { status: 'created', facts };
	return success === false && list === 'mixed'
		? unknown('notConfirmed', NOT_CONFIRMED, facts)
		: { status: accepted, facts };
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

function unknown(code: string, reason: string, facts: Facts): Said {
	return { status: 'unknown', code, reason, facts };
}

function factsOf(record: Readonly<Record<string, unknown>>): Facts {
	const id = ID_NAMES.map((name) => record[name]).find(
		(value) => typeof value === 'number' || (typeof value === 'string' && value !== ''),
	);
	return typeof id === 'string' || typeof id === 'number' ? { id } : {};
}

function wordOf(record: Readonly<Record<string, unknown>>): string {
	const word = STATUS_NAMES.map((name) => record[name]).find((value) => typeof value === 'string');
	return typeof word === 'string' ? word.trim() : '';
}

/** `error` or `errors`, as text, list, or object with a message. */
function wrongOf({ error, errors }: Readonly<Record<string, unknown>>): string {
	for (const said of [error, errors]) {
		if (said === true) return NO_REASON;
		const list: unknown[] = Array.isArray(said) ? said : [said];
		const texts = list.map((one) =>
			readMessage(isRecord(one) ? (one.message ?? Object.values(one)) : one),
		);
		const text = texts.filter((one) => one !== '').join('; ');
		if (text !== '') return text;
	}
	return '';
}

/** Whether the record says that it is new; `undefined` when it does not say so. `created` may also be a time. */
function isNew({
	created,
	is_new,
	isNew: camel,
}: Readonly<Record<string, unknown>>): boolean | undefined {
	return [created, is_new, camel].find((value) => typeof value === 'boolean');
}
