import type { Facts } from '@n8n-nodes-recotap/kit/push/outcome';
import type { RowResult } from '@n8n-nodes-recotap/kit/push/target';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { Found } from './collectRecords';
import { type Asked, type Evidence, isAgainst, collectEvidence } from './evidence';
import type { ReplyRules } from './rules';

/** What a record says about its row. */
export type RecordResult = RowResult extends infer Result
	? Result extends RowResult
		? Omit<Result, 'key'>
		: never
	: never;

/** The context in which a record is parsed. */
export interface Context {
	/** Whether it contains the key of a row. */
	readonly isNamed: boolean;
	/** Whether nothing around the record contradicts a success, so that naming a row is sufficient. */
	readonly isTrusted: boolean;
	/** The row as it was sent, if the record names it. */
	readonly sent: object | undefined;
}

/** The property with which a record repeats the row that was sent. */
const ECHO = 'input';

/** The record merged with its nested records. */
export function flatten(
	record: Readonly<Record<string, unknown>>,
	{ nested }: Pick<ReplyRules, 'nested'>,
): Readonly<Record<string, unknown>> {
	const inner = [...nested, ECHO].map((name) => record[name]).filter(isRecord);
	return inner.reduce<Record<string, unknown>>((all, one) => ({ ...one, ...all }), record);
}

/**
 * Parses what a response says about one row. It is a success if something in the record is known to mean one, or if the
 * record names the row, and nothing in it or around it contradicts that: "Accounts were created or resolved" (OpenAPI
 * document). Anything that looks like a complaint is `failed`. Everything else is `unknown`.
 */
export function parseRecord(
	{ record, list }: Pick<Found, 'record' | 'list'>,
	rules: ReplyRules,
	{ isNamed, isTrusted, sent }: Context,
): RecordResult {
	if (record === undefined) return unknown('noAnswer', NO_ANSWER, {});
	const id = findId(record, rules);
	const facts = id === undefined ? {} : { id };
	const own = ofRecord(record, rules, sent);
	const evidence = [...ofList(list, rules), ...own];
	// Next to "created", a status such as "active" is a field of the account.
	const isClear = own.some((one) => one.kind === 'yes' && one.meaning !== 'ok');
	const weighed = evidence.map((one) => (isClear ? toStatement(one) : one));
	const said = conclude(weighed, rules, facts);
	if (said !== undefined) return said;
	const statements = textsOf(evidence, 'statement');
	if (statements !== '') return unknown('notConfirmed', `${NOT_CONFIRMED}: ${statements}`, facts);
	const needsId = evidence.some(({ kind }) => kind === 'needsId') || lacksId(record, rules);
	if (id === undefined && needsId) return unknown('notConfirmed', NOT_CONFIRMED, facts);
	if (id === undefined && !isNamed) return unknown('noAnswer', NO_ANSWER, facts);
	return isTrusted
		? { status: rules.accepted, facts }
		: unknown('notConfirmed', NOT_CONFIRMED, facts);
}

const NO_REASON = 'Octolane gave no reason';
const NO_ANSWER = 'The response does not say what happened to this item';
const NOT_CONFIRMED = 'Octolane did not confirm that it accepted this item';
const CONTRADICTION = 'The response for this item contradicts itself';

/** The conclusion from the evidence; `undefined` if it is not sufficient. */
function conclude(
	evidence: readonly Evidence[],
	rules: ReplyRules,
	facts: Facts,
): RecordResult | undefined {
	const yes = evidence.flatMap((one) => (one.kind === 'yes' ? [one.meaning] : []));
	const complaints = evidence.filter((one) => one.kind === 'complaint');
	const words =
		textsOf(evidence, 'complaint') ||
		textsOf(evidence, 'skipped') ||
		textsOf(evidence, 'statement') ||
		complaints.map(({ otherwise = '' }) => otherwise).find((text) => text !== '') ||
		NO_REASON;
	const doubts = textsOf(evidence, 'doubt') || textsOf(evidence, 'unfamiliar');
	if (yes.length > 0 && evidence.some(isAgainst)) {
		const against = doubts || words;
		return unknown('contradiction', `${CONTRADICTION}: ${against}`, facts);
	}
	if (complaints.length > 0) return { status: 'failed', code: 'refused', reason: words, facts };
	if (doubts !== '') return unknown('unknownStatus', doubts, facts);
	if (evidence.some(({ kind }) => kind === 'skipped')) {
		return { status: 'skipped', code: 'skipped', reason: words, facts };
	}
	if (yes.length === 0) return undefined;
	const isNew = yes.includes('created') && yes.every((one) => one === 'created' || one === 'ok');
	return { status: isNew && rules.accepted === 'resolved' ? 'created' : rules.accepted, facts };
}

function toStatement(evidence: Evidence): Evidence {
	return evidence.kind === 'unfamiliar' ? { kind: 'statement', text: evidence.text } : evidence;
}

function textsOf(
	evidence: readonly Evidence[],
	kind: 'complaint' | 'skipped' | 'doubt' | 'unfamiliar' | 'statement',
) {
	const texts = evidence.flatMap((one) => (one.kind === kind && one.text !== '' ? [one.text] : []));
	return [...new Set(texts)].join('; ');
}

/** The evidence from the name of the record's list. */
function ofList(list: Found['list'], { accepted }: ReplyRules): Evidence[] {
	switch (list) {
		case 'created':
		case 'stored':
		case 'ok':
			return [{ kind: 'yes', meaning: list }];
		case 'existing':
			return accepted === 'updated' ? [UNFAMILIAR_LIST] : [{ kind: 'yes', meaning: list }];
		case 'failed':
			return [{ kind: 'complaint', text: '' }];
		case 'skipped':
			return [{ kind: 'skipped', text: '' }];
		case 'mixed':
			return [];
		case 'unfamiliar':
			return [UNFAMILIAR_LIST];
	}
}

const UNFAMILIAR_LIST: Evidence = { kind: 'doubt', text: NO_ANSWER };

/** The evidence of the record and, weakened, of the fields of its nested records. */
function ofRecord(
	record: Readonly<Record<string, unknown>>,
	{ accepted, nested, fields }: ReplyRules,
	sent: object | undefined,
): Evidence[] {
	const asked: Asked = { isUpdate: accepted === 'updated', fields, sent };
	const inner = nested
		.map((name) => record[name])
		.filter(isRecord)
		.flatMap((one) => collectEvidence(one, asked));
	const outer = Object.entries(record).filter(
		([name, value]) => !(nested.includes(name) && isRecord(value)),
	);
	return [...collectEvidence(Object.fromEntries(outer), asked), ...inner.flatMap(weaken)];
}

/**
 * The status of a nested account may be a field of its own: it neither proves anything nor contradicts other evidence.
 */
function weaken(evidence: Evidence): Evidence[] {
	switch (evidence.kind) {
		case 'yes':
			return [];
		case 'doubt':
		case 'unfamiliar':
			return [{ kind: 'statement', text: evidence.text }];
		case 'complaint':
		case 'skipped':
		case 'statement':
		case 'needsId':
			return [evidence];
	}
}

function findId(
	record: Readonly<Record<string, unknown>>,
	rules: ReplyRules,
): string | number | undefined {
	const flat = flatten(record, rules);
	return rules.idNames
		.map((name) => flat[name])
		.find((id): id is string | number => isNumber(id) || (typeof id === 'string' && id !== ''));
}

function isNumber(value: unknown): value is number {
	return typeof value === 'number' && value > 0;
}

/** Whether the record has a property for an ID or for the nested record, but that property is empty. */
function lacksId(
	record: Readonly<Record<string, unknown>>,
	{ idNames, nested }: ReplyRules,
): boolean {
	return [...idNames, ...nested].some((name) => name in record && !record[name]);
}

function unknown(code: string, reason: string, facts: Facts): RecordResult {
	return { status: 'unknown', code, reason, facts };
}
