import type { Facts } from '../../../../../bulk/outcome';
import type { Decoded, RowResult } from '../../../../../bulk/target';
import { isRecord } from '../../../../../shell/isRecord';
import { findLists, type Listed } from './findLists';
import { readFaults, readText } from './readRefusal';

/** How the rows of an answer are recognised, and what an answer means that says no more than "accepted". */
export interface AnswerRules {
	/** The key in what an entry of the answer says about a row. */
	readonly keyOf: (entry: Readonly<Record<string, unknown>>) => string | undefined;
	/** The key that a plain text is, if it is one. */
	readonly keyOfText: (text: string) => string | undefined;
	readonly accepted: 'resolved' | 'updated';
}

/**
 * Reads the answer to a bulk request. Nobody documents its `data`, so whatever tells something about rows is used, and what
 * tells nothing certain makes no claim: records by their key, records in the order of the rows when none has a key and none is
 * missing, errors by position, counts, and the bare word that everything went well.
 *
 * @param keys of the rows, in the order in which they were sent
 */
export function decodeAnswer(body: unknown, keys: readonly string[], rules: AnswerRules): Decoded {
	if (!isRecord(body) && !Array.isArray(body)) {
		return { kind: 'unreadable', reason: 'Octolane answered without JSON' };
	}
	const envelope = isRecord(body) ? body : { data: body };
	const { data, success } = envelope;
	const lists = findLists(data);
	const faults = [...readFaults(envelope.errors), ...readFaults(isRecord(data) ? data.errors : [])];
	const failed = faults.flatMap(({ position, text }) => {
		const key = position === undefined ? undefined : keys[position];
		return key === undefined ? [] : [refusedResult(key, text)];
	});

	if (success === false && lists.length === 0 && failed.length === 0) {
		const reason = readText(envelope.message) || 'Octolane gave no reason';
		return { kind: 'perRow', results: keys.map((key) => refusedResult(key, reason)) };
	}
	if (lists.length > 0) return withFaults(readLists(lists, keys, rules, success === false), failed);
	const rest = keys.filter((key) => !failed.some((result) => result.key === key));
	if (failed.length === 0 && faults.length > 0) return { kind: 'perRow', results: [] };
	if (success === false) return { kind: 'perRow', results: failed };
	const status = countsAgree(data, rest.length, keys.length) ?? acceptance(envelope, rules);
	const accepted =
		status === undefined ? [] : rest.map((key): RowResult => ({ key, status, facts: {} }));
	return { kind: 'perRow', results: [...failed, ...accepted] };
}

function withFaults(decoded: Decoded, failed: readonly RowResult[]): Decoded {
	if (failed.length === 0 || decoded.kind !== 'perRow') return decoded;
	const known = new Set(decoded.results.map(({ key }) => key));
	return {
		kind: 'perRow',
		results: [...decoded.results, ...failed.filter(({ key }) => !known.has(key))],
	};
}

function readLists(
	lists: readonly Listed[],
	keys: readonly string[],
	rules: AnswerRules,
	isRefusal: boolean,
): Decoded {
	const results = lists.flatMap(({ entries, meaning }) =>
		entries.map((entry) => readEntry(entry, meaning, rules, isRefusal)),
	);
	const isNamed = results.some(({ key }) => key !== undefined);
	if (isNamed || results.length !== keys.length || lists.length > 1) {
		return { kind: 'perRow', results };
	}
	return { kind: 'inOrder', results };
}

function readEntry(
	entry: unknown,
	meaning: Listed['meaning'],
	rules: AnswerRules,
	isRefusal: boolean,
): RowResult {
	if (!isRecord(entry)) {
		const text = typeof entry === 'string' ? entry : undefined;
		const key = text === undefined ? undefined : rules.keyOfText(text);
		if (entry === null) return unclear(key, 'Octolane answered with nothing for this row');
		if (isRefusal || meaning === 'failed') return refusedResult(key, 'Octolane gave no reason');
		const facts: Facts = key === undefined && text !== undefined ? { id: text } : {};
		return { key, status: meaning ?? rules.accepted, facts };
	}
	const inner = ['account', 'contact', 'record', 'data'].map((name) => entry[name]).find(isRecord);
	const key = rules.keyOf(entry) ?? (inner === undefined ? undefined : rules.keyOf(inner));
	const facts = factsOf({ ...inner, ...entry });
	const word = readText(entry.status).toLowerCase();
	const reason =
		readText(entry.error) ||
		readText(entry.errors) ||
		readText(isRecord(entry.error) ? entry.error.message : '');
	const isRefused =
		reason !== '' ||
		entry.success === false ||
		meaning === 'failed' ||
		isRefusal ||
		REFUSALS.test(word);
	if (isRefused) {
		const why =
			reason || readText(entry.message) || readText(entry.reason) || 'Octolane gave no reason';
		return { ...refusedResult(key, why), facts };
	}
	if (word === 'created' || entry.created === true) return { key, status: 'created', facts };
	if (word === 'updated') return { key, status: 'updated', facts };
	return { key, status: meaning ?? rules.accepted, facts };
}

const REFUSALS = /^(?:fail(?:ed|ure)?|error|invalid|rejected|refused)$/;

function factsOf(entry: Readonly<Record<string, unknown>>): Facts {
	const id = [entry.id, entry.company_id, entry.account_id, entry.people_id, entry.contact_id].find(
		(value) => typeof value === 'string' && value !== '',
	);
	return typeof id === 'string' ? { id } : {};
}

function refusedResult(key: string | undefined, reason: string): RowResult & { status: 'failed' } {
	return { key, status: 'failed', code: 'refused', reason, facts: {} };
}

function unclear(key: string | undefined, reason: string): RowResult {
	return { key, status: 'unknown', code: 'noAnswer', reason, facts: {} };
}

/** Counts tell something only when nothing failed and they speak of all rows. */
function countsAgree(
	data: unknown,
	rest: number,
	all: number,
): 'created' | 'resolved' | 'updated' | undefined {
	if (!isRecord(data)) return undefined;
	const count = (...names: readonly string[]): number =>
		names.reduce((sum, name) => sum + (typeof data[name] === 'number' ? data[name] : 0), 0);
	if (count('failed', 'errors', 'invalid', 'rejected', 'skipped') !== all - rest) return undefined;
	const created = count('created', 'inserted', 'new');
	const known = count('resolved', 'existing', 'matched', 'found');
	const updated = count('updated', 'modified');
	if (created + known + updated === rest && rest > 0) {
		if (created === rest) return 'created';
		return updated === rest ? 'updated' : 'resolved';
	}
	const total = count('count') || count('total') || count('processed') || count('success');
	return total === all && created + known + updated === 0 ? 'resolved' : undefined;
}

/** A success without any data is what the documents promise: "Accounts were created or resolved." */
function acceptance(
	{ success, data }: Readonly<Record<string, unknown>>,
	{ accepted }: AnswerRules,
): AnswerRules['accepted'] | undefined {
	const isEmpty =
		data === undefined || data === null || (isRecord(data) && Object.keys(data).length === 0);
	return success === true && isEmpty ? accepted : undefined;
}
