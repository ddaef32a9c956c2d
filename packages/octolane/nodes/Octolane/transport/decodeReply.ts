import type { Facts } from '../../../../../bulk/outcome';
import type { Decoded, RowResult } from '../../../../../bulk/target';
import { isRecord } from '../../../../../shell/isRecord';
import { type Collected, collectRecords, type Found } from './collectRecords';
import { type Envelope, readEnvelope } from './envelope';
import { type Asked, isAgainst, readEvidence } from './evidence';
import { readCounts } from './readCounts';
import { flatten, readRecord, type Said } from './readRecord';
import type { ReplyRules } from './rules';
import { meaningOf } from './vocabulary';

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
	const { data } = envelope;
	const positions = new Map(keys.map((key, at) => [key, at]));
	const collected = collectRecords(data, (said) => positions.has(ownKeyOf(said, rules) ?? ''));
	const { found } = collected;
	const readAll = (isTrusted: boolean): RowResult[] =>
		found.map((one, at): RowResult => {
			const own = ownKeyOf(one.record, rules);
			const key = own ?? keyAt(one, keys, rules);
			const position = key === undefined ? at : positions.get(key);
			const sent = position === undefined ? undefined : rules.sent[position];
			const said = readRecord(one, rules, { isNamed: own !== undefined, isTrusted, sent });
			return withReply({ ...said, key }, one.said, rules);
		});
	const trusting = readAll(true);
	const isTrusted = envelope.success !== false && !isDoubtful(envelope, collected, trusting, rules);
	const results = isTrusted ? trusting : readAll(false);
	if (results.length === 0) {
		const all = saidOfOthers(envelope, collected, keys.length, 0, rules);
		return { kind: 'inOrder', results: keys.map(() => withReply(all, data, rules)) };
	}
	if (results.some(({ key }) => key !== undefined)) {
		const named = new Set(results.map(({ key }) => key));
		const open = keys.filter((key) => !named.has(key));
		// A complaint about nobody may be about any of the others.
		const isAllComplaints = results.every(
			({ status, key }) => status === 'failed' && key !== undefined && positions.has(key),
		);
		const other = isAllComplaints
			? saidOfOthers(envelope, collected, open.length, named.size, rules)
			: UNCLEAR;
		const others = open.map((key) => withReply({ ...other, key }, data, rules));
		return { kind: 'perRow', results: [...results, ...others] };
	}
	return isOneForEach(found, results, keys)
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

/** Whether records without keys are one list in the order of the rows, as far as anybody can tell. */
function isOneForEach(
	found: readonly Found[],
	results: readonly RowResult[],
	keys: readonly string[],
): boolean {
	const isOneList = new Set(found.map(({ list }) => list)).size === 1;
	const ids = results.flatMap(({ facts: { id } }) => (id === undefined ? [] : [id]));
	return isOneList && results.length === keys.length && new Set(ids).size === ids.length;
}

/** Whether anything around the records speaks against a success. */
function isDoubtful(
	{ others }: Envelope,
	{ around }: Collected,
	results: readonly RowResult[],
	rules: ReplyRules,
): boolean {
	const asked = askedAround(rules);
	const isNamed = results.some(({ key }) => key !== undefined);
	// What is not a success may be about any of those that are named elsewhere.
	if (isNamed && results.some(({ key, status }) => key === undefined && !isSuccess(status))) {
		return true;
	}
	return [others, ...around].some((said) =>
		Object.entries(said).some(
			([name, value]) =>
				!isCountOf(name, value, results) && readEvidence({ [name]: value }, asked).some(isAgainst),
		),
	);
}

function isSuccess(status: RowResult['status']): boolean {
	return status === 'created' || status === 'resolved' || status === 'updated';
}

/** Whether a count of failures is no more than what the records say themselves. */
function isCountOf(name: string, value: unknown, results: readonly RowResult[]): boolean {
	const meaning = meaningOf(name);
	return (
		(meaning === 'failed' || meaning === 'skipped') &&
		value === results.filter(({ status }) => status === meaning).length
	);
}

function askedAround({ accepted }: ReplyRules): Asked {
	return { isUpdate: accepted === 'updated', fields: new Set(), sent: undefined };
}

/** What a reply says of the rows that no record in it names. */
function saidOfOthers(
	{ success, message, data, others }: Envelope,
	{ around }: Collected,
	open: number,
	failed: number,
	rules: ReplyRules,
): RowResult {
	const { accepted } = rules;
	const asked = askedAround(rules);
	if (success === false || readEvidence(others, asked).some(isAgainst)) return UNCLEAR;
	const all = { key: undefined, facts: {} };
	if (isEmpty(data)) return success === true ? { ...all, status: accepted } : UNCLEAR;
	const counts = typeof data === 'number' ? [{ count: data }] : around;
	switch (readCounts(counts, open, failed, asked)) {
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

/** The key that a text is or a record carries. */
function ownKeyOf(said: unknown, rules: ReplyRules): string | undefined {
	if (!isRecord(said)) return rules.identify(said);
	const flat = flatten(said, rules);
	return ['key', ...rules.keyNames]
		.map((name) => rules.identify(flat[name]))
		.find((key) => key !== undefined);
}

/** The key of the row at the index that a record names. */
function keyAt({ record }: Found, keys: readonly string[], rules: ReplyRules): string | undefined {
	const index = record && flatten(record, rules).index;
	return typeof index === 'number' ? keys[index] : undefined;
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
