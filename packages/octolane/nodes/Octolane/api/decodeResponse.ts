import type { Facts } from '@n8n-nodes-recotap/kit/push/outcome';
import type { BatchResponse, RowResult } from '@n8n-nodes-recotap/kit/push/target';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { type Collected, collectRecords, type Found } from './collectRecords';
import { type Envelope, parseEnvelope } from './envelope';
import { type Asked, isAgainst, collectEvidence, saysBadNews } from './evidence';
import { hasCounts, isAside, parseCounts } from './parseCounts';
import { flatten, parseRecord, type RecordResult } from './parseRecord';
import type { ReplyRules } from './rules';
import { meaningOf } from './vocabulary';

/**
 * Parses the response to a bulk request; the format of its `data` is not documented. Records are matched to rows by
 * key, and by position only if no record has a key and there is one for each row. Counts and a plain `success: true`
 * apply to all rows alike. Rows that cannot be matched in this way are `unknown`.
 *
 * @param keys of the rows, in the order of the request
 */
export function decodeResponse(
	body: unknown,
	keys: readonly string[],
	rules: ReplyRules,
): BatchResponse {
	const received = parseEnvelope(body);
	if (received === undefined) {
		return { kind: 'unreadable', reason: 'The response from Octolane is not JSON' };
	}
	const envelope = withData(received, askedAround(rules));
	const { data } = envelope;
	const positions = new Map(keys.map((key, at) => [key, at]));
	const names = (said: unknown) => positions.has(ownKeyOf(said, rules) ?? '');
	const collected = collectRecords(data, names);
	const beside = collectRecords(envelope.others, names).found;
	const found = [
		...collected.found,
		...beside.filter(({ record }) => names(record) || names(record?.['key'])),
	];
	const readAll = (isTrusted: boolean): RowResult[] =>
		found.map((one, at): RowResult => {
			const own = ownKeyOf(one.record, rules);
			const key = own ?? keyAt(one, keys, rules);
			const position = key === undefined ? at : positions.get(key);
			const sent = position === undefined ? undefined : rules.sent[position];
			const said = parseRecord(one, rules, { isNamed: own !== undefined, isTrusted, sent });
			return withReply({ ...said, key }, one.said, rules);
		});
	const trusting = readAll(true);
	const isTrusted =
		isSuccessOrSilent(envelope) && !isDoubtful(envelope, collected, trusting, rules);
	const results = isTrusted ? trusting : readAll(false);
	const hasObjections =
		!isTrusted || results.some(({ key, status }) => key === undefined && !isSuccess(status));
	const unclear = hasObjections ? NOT_CONFIRMED : UNCLEAR;
	if (results.length === 0) {
		const all = saidOfOthers(envelope, collected, keys.length, 0, rules);
		return { kind: 'inOrder', results: keys.map(() => withReply(all, data, rules)) };
	}
	if (results.some(({ key }) => key !== undefined)) {
		const named = new Set(results.map(({ key }) => key));
		const open = keys.filter((key) => !named.has(key));
		// A complaint without a key may concern any of the other rows.
		const isAllComplaints = results.every(
			({ status, key }) => status === 'failed' && key !== undefined && positions.has(key),
		);
		const other = isAllComplaints
			? saidOfOthers(envelope, collected, open.length, named.size, rules)
			: unclear;
		const others = open.map((key) => withReply({ ...other, key }, data, rules));
		return { kind: 'perRow', results: [...withoutContradictions(results), ...others] };
	}
	// Errors next to the data concern the request, and so possibly any of its rows.
	const isAboutAll = envelope !== received && found.some(({ list }) => list === 'failed');
	return !isAboutAll && isOneForEach(found, results, keys)
		? { kind: 'inOrder', results }
		: { kind: 'inOrder', results: keys.map(() => withReply(unclear, data, rules)) };
}

const UNCLEAR: RowResult = {
	key: undefined,
	status: 'unknown',
	code: 'noAnswer',
	reason: 'The response does not say what happened to this item',
	facts: {},
};

/** The row has a result, but something in the response contradicts its success. */
const NOT_CONFIRMED: RowResult = {
	...UNCLEAR,
	code: 'notConfirmed',
	reason: 'Octolane did not confirm that it accepted this item',
};

/** The same response, with the properties next to empty `data` as its data, if they may be results. */
function withData(envelope: Envelope, asked: Asked): Envelope {
	const { data, others } = envelope;
	const isAnswer =
		isEmpty(data) && Object.entries(others).some(([name, value]) => !isAside(name, value, asked));
	return isAnswer ? { ...envelope, data: others, others: {} } : envelope;
}

function isSuccessOrSilent({ success }: Pick<Envelope, 'success'>): boolean {
	return success === true || success === undefined;
}

/** Two different results for one row count as one that contradicts itself. */
function withoutContradictions(results: readonly RowResult[]): RowResult[] {
	const first = new Map<string, RowResult['status']>();
	const contradicted = new Set<string>();
	for (const { key, status } of results) {
		if (key === undefined) continue;
		const known = first.get(key);
		if (known === undefined) first.set(key, status);
		else if (known !== status) contradicted.add(key);
	}
	return results.map((result) =>
		result.key !== undefined && contradicted.has(result.key)
			? {
					key: result.key,
					status: 'unknown',
					code: 'contradiction',
					reason: 'The response for this item contradicts itself',
					facts: result.facts,
				}
			: result,
	);
}

/** Whether records without keys appear to be a single list in the order of the rows. */
function isOneForEach(
	found: readonly Found[],
	results: readonly RowResult[],
	keys: readonly string[],
): boolean {
	const isOneList = new Set(found.map(({ list }) => list)).size === 1;
	const ids = results.flatMap(({ facts: { id } }) => (id === undefined ? [] : [id]));
	return isOneList && results.length === keys.length && new Set(ids).size === ids.length;
}

/** Whether anything around the records contradicts a success. */
function isDoubtful(
	{ message, others }: Envelope,
	{ around }: Collected,
	results: readonly RowResult[],
	rules: ReplyRules,
): boolean {
	const asked = askedAround(rules);
	const isNamed = results.some(({ key }) => key !== undefined);
	// A failure without a key may concern any of the rows named elsewhere.
	if (isNamed && results.some(({ key, status }) => key === undefined && !isSuccess(status))) {
		return true;
	}
	const isExplained = results.some(({ status }) => status === 'failed' || status === 'skipped');
	return [{ message }, others, ...around].some((said) =>
		Object.entries(said).some(
			([name, value]) =>
				!isCountOf(name, value, results) &&
				(collectEvidence({ [name]: value }, asked).some(isAgainst) ||
					(!(isExplained && name === 'message') && saysBadNews(name, value))),
		),
	);
}

function isSuccess(status: RowResult['status']): boolean {
	return status === 'created' || status === 'resolved' || status === 'updated';
}

/** Whether a count of failures equals the number of failures in the records. */
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

/** What a response says about the rows that no record names. */
function saidOfOthers(
	{ success, message, data, others }: Envelope,
	{ around }: Collected,
	open: number,
	failed: number,
	rules: ReplyRules,
): RowResult {
	const { accepted } = rules;
	const asked = askedAround(rules);
	const all = { key: undefined, facts: {} };
	if (!isSuccessOrSilent({ success }) || collectEvidence(others, asked).some(isAgainst)) {
		return NOT_CONFIRMED;
	}
	const counts = typeof data === 'number' ? [{ count: data }] : around;
	const counted = parseCounts(counts, open, failed, asked, success === true);
	const said = Object.entries({ message, ...others });
	const isBad = failed === 0 && said.some(([name, value]) => saysBadNews(name, value));
	if (isBad && counted !== 'failed') return NOT_CONFIRMED;
	if (isEmpty(data)) return success === true ? { ...all, status: accepted } : UNCLEAR;
	switch (counted) {
		case 'created':
			return { ...all, status: accepted === 'updated' ? 'updated' : 'created' };
		case 'accepted':
			return { ...all, status: accepted };
		case 'failed': {
			const reason = message === '' ? 'Octolane refused all items' : message;
			return { ...all, status: 'failed', code: 'refused', reason };
		}
		case undefined:
			return counts.some(
				(one) => hasCounts(one, asked) || collectEvidence(one, asked).some(isAgainst),
			)
				? NOT_CONFIRMED
				: UNCLEAR;
	}
}

function isEmpty(data: unknown): boolean {
	return data === undefined || data === null || (isRecord(data) && Object.keys(data).length === 0);
}

/** The key given by a text or contained in a record. */
function ownKeyOf(said: unknown, rules: ReplyRules): string | undefined {
	if (!isRecord(said)) return rules.identify(said);
	const flat = flatten(said, rules);
	return ['key', ...rules.keyNames]
		.map((name) => rules.identify(flat[name]))
		.find((key) => key !== undefined);
}

/** The key of the row whose index a record contains. */
function keyAt({ record }: Found, keys: readonly string[], rules: ReplyRules): string | undefined {
	const index = record && flatten(record, rules).index;
	return typeof index === 'number' ? keys[index] : undefined;
}

function withReply<Result extends RecordResult>(
	result: Result,
	words: unknown,
	{ keepReply }: ReplyRules,
): Result {
	if (!keepReply) return result;
	const facts: Facts = { ...result.facts, reply: words === undefined ? '' : JSON.stringify(words) };
	return { ...result, facts };
}
