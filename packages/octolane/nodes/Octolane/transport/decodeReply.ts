import type { Facts } from '../../../../../bulk/outcome';
import type { Decoded, RowResult } from '../../../../../bulk/target';
import { isRecord } from '../../../../../shell/isRecord';
import { collectRecords, type Found } from './collectRecords';
import { type Envelope, readEnvelope } from './envelope';
import { readCounts } from './readCounts';
import { flatten, readRecord, type Said } from './readRecord';

/** What is particular to an endpoint about the replies to its bulk requests. */
export interface ReplyRules {
	/** What a row is called that was accepted, when the reply does not tell more. */
	readonly accepted: 'resolved' | 'updated';
	/** Names under which a record may carry the key of its row. */
	readonly keyNames: readonly string[];
	/** The key behind whatever spelling a reply uses; `undefined` when there is none. */
	readonly identify: (echoed: unknown) => string | undefined;
	/** Whether each answer carries the words of Octolane it was read from, as JSON text. */
	readonly keepReply: boolean;
}

/**
 * Reads the reply to a bulk request, whose `data` the documents leave open. Records are matched to rows by key. By
 * position only when no record has a key and there is one for each row. Counts and a plain `success: true` speak of all
 * rows alike. What cannot be read that way is `unknown`.
 *
 * @param keys of the rows, in the order of the request
 */
export function decodeReply(body: unknown, keys: readonly string[], rules: ReplyRules): Decoded {
	const envelope = readEnvelope(body);
	if (envelope === undefined) {
		return { kind: 'unreadable', reason: 'Octolane answered without JSON' };
	}
	const { success, data } = envelope;
	const expected = new Set(keys);
	const identify = (echoed: unknown) => rules.identify(echoed);
	const found = collectRecords(data, (text) => expected.has(identify(text) ?? ''));
	const results = found.map((one): RowResult => {
		const said = readRecord(one, rules.accepted, success);
		return withReply({ ...said, key: keyOf(one, keys, rules) }, one.record, rules);
	});
	if (results.length === 0) {
		const all = saidOfOthers(envelope, keys.length, 0, rules);
		return { kind: 'inOrder', results: keys.map(() => withReply(all, data, rules)) };
	}
	if (results.some(({ key }) => key !== undefined)) {
		const named = new Set(results.map(({ key }) => key));
		const open = keys.filter((key) => !named.has(key));
		const isAllComplaints = results.every(({ status }) => status === 'failed');
		const other = isAllComplaints
			? saidOfOthers(envelope, open.length, results.length, rules)
			: UNCLEAR;
		const others = open.map((key) => withReply({ ...other, key }, data, rules));
		return { kind: 'perRow', results: [...results, ...others] };
	}
	// One list without keys, in the order of the rows, as far as anybody can tell.
	const isOneList = new Set(found.map(({ list }) => list)).size === 1;
	return isOneList && results.length === keys.length
		? { kind: 'inOrder', results }
		: { kind: 'inOrder', results: keys.map(() => withReply(UNCLEAR, data, rules)) };
}

const UNCLEAR: RowResult = {
	key: undefined,
	status: 'unknown',
	code: 'noAnswer',
	reason: 'The answer does not tell what became of this row',
	facts: {},
};

/** What a reply says of the rows that no record in it names. */
function saidOfOthers(
	{ success, message, data }: Envelope,
	open: number,
	failed: number,
	{ accepted }: ReplyRules,
): RowResult {
	if (success === false) return UNCLEAR;
	const all = { key: undefined, facts: {} };
	if (isEmpty(data)) return success === true ? { ...all, status: accepted } : UNCLEAR;
	switch (readCounts(data, open, failed)) {
		case 'created':
			return { ...all, status: accepted === 'updated' ? 'updated' : 'created' };
		case 'accepted':
			return { ...all, status: accepted };
		case 'failed': {
			const reason = message === '' ? 'Octolane refused all rows' : message;
			return { ...all, status: 'failed', code: 'refused', reason };
		}
		case undefined:
			return UNCLEAR;
	}
}

function isEmpty(data: unknown): boolean {
	return data === undefined || data === null || (isRecord(data) && Object.keys(data).length === 0);
}

/** The key that a record names: its own, or that of the row at the index it names. */
function keyOf(
	{ record }: Found,
	keys: readonly string[],
	{ keyNames, identify }: ReplyRules,
): string | undefined {
	const flat = flatten(record);
	if (flat === undefined) return identify(record);
	const own = ['key', ...keyNames]
		.map((name) => identify(flat[name]))
		.find((key) => key !== undefined);
	if (own !== undefined) return own;
	return typeof flat.index === 'number' ? keys[flat.index] : undefined;
}

function withReply<Result extends Said>(
	result: Result,
	words: unknown,
	{ keepReply }: ReplyRules,
): Result {
	if (!keepReply) return result;
	const facts: Facts = { ...result.facts, reply: words === undefined ? '' : JSON.stringify(words) };
	return { ...result, facts };
}
