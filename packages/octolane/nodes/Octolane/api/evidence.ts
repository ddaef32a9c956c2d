import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { MAX_DEPTH, saysSomething, textOf } from './complaint';
import {
	COMPLAINTS,
	CONTENTS,
	EXPECTED,
	JOBS,
	namesTrouble,
	OWN_MATTERS,
	PLACES,
	STATEMENTS,
} from './propertyNames';
import { isBadNews, isGoodNews } from './sentences';
import { type Meaning, meaningOf, toWord } from './vocabulary';

/** The meanings that count as success. */
export type Yes = Extract<Meaning, 'created' | 'stored' | 'existing' | 'ok'>;

/** What one property of a response says about a row. */
export type Evidence =
	| { readonly kind: 'yes'; readonly meaning: Yes }
	/** The row was refused; `text` may be empty, `otherwise` is used if there is no other reason. */
	| { readonly kind: 'complaint'; readonly text: string; readonly otherwise?: string }
	| { readonly kind: 'skipped'; readonly text: string }
	/** Something that does not belong to a success. */
	| { readonly kind: 'doubt'; readonly text: string }
	/** An unknown word: a doubt, unless there is a clear success as well. It may then be a field of the record. */
	| { readonly kind: 'unfamiliar'; readonly text: string }
	/** Text for people: it neither contradicts other evidence nor proves a success by itself. */
	| { readonly kind: 'statement'; readonly text: string }
	/** Used for successes and failures alike, but a failure has no ID. */
	| { readonly kind: 'needsId' };

/** The context needed to interpret a response. */
export interface Asked {
	/** Whether records are being updated: a record that was found is then no success. */
	readonly isUpdate: boolean;
	/** Names of documented fields of records: never evidence. */
	readonly fields: ReadonlySet<string>;
	/** The row as it was sent, if the response is known to be about one row. */
	readonly sent: object | undefined;
}

const NOT_DONE = 'Octolane reported this item as not done, or not done yet';
const UNFAMILIAR = 'Octolane returned a status that this node does not know:';

/** Collects the evidence of each property of a response. Properties without evidence are left out. */
export function collectEvidence(
	said: Readonly<Record<string, unknown>>,
	asked: Asked,
	depth = 0,
): Evidence[] {
	return Object.entries(said).flatMap(([name, value]) => {
		if (asked.fields.has(name)) return readField(name, value, asked);
		if (name.startsWith('custom__') || CONTENTS.has(name)) return [];
		const evidence = readProperty(toWord(name), value, asked, depth);
		return isEcho(name, value, asked) ? ofEcho(name, value, evidence) : evidence;
	});
}

/** Whether evidence contradicts a success. */
export function isAgainst({ kind }: Evidence): boolean {
	return kind === 'complaint' || kind === 'doubt' || kind === 'unfamiliar' || kind === 'skipped';
}

/** A field of the record with the wording of a failure may describe a failure, unless that value was sent. */
function readField(name: string, value: unknown, asked: Asked): Evidence[] {
	if (typeof value !== 'string' || asked.sent === undefined || isEcho(name, value, asked))
		return [];
	const isFailure =
		meaningOf(value) === 'failed' || /(?:^|_)(?:error|exception)$/.test(toWord(value));
	return isFailure ? [doubt(`Octolane returned '${value}' as '${name}', which was not sent`)] : [];
}

function readProperty(name: string, value: unknown, asked: Asked, depth: number): Evidence[] {
	if (PLACES.has(name)) return readPlace(value, asked, depth);
	if (name === 'code') return readCode(value);
	const meaning = meaningOf(name);
	if (meaning !== undefined) return readFlag(meaning, value, asked);
	if (COMPLAINTS.has(name)) return readFlag('failed', value, asked);
	if (EXPECTED.has(name)) {
		const isDenied = isNo(value) || (asked.isUpdate && isNone(value));
		return isDenied ? [doubt(`Octolane returned a negative answer for '${name}'`)] : [];
	}
	if (!saysSomething(value)) return readUnfamiliar(value, asked, depth);
	if (STATEMENTS.has(name)) return readStatement(value, asked, depth);
	if (JOBS.has(name) && !isTitle(name, value)) {
		return [doubt('Octolane will process this item later and did not return its result')];
	}
	if (namesTrouble(name) && !isNo(value)) {
		return [doubt(`Octolane returned '${name}': ${textOf(value)}`)];
	}
	if (OWN_MATTERS.test(name)) return [];
	if (/(?:^|_)(?:status|code)$/.test(name) && isErrorStatus(Number(value))) {
		return [doubt(`Octolane returned ${textOf(value)} for '${name}'`)];
	}
	if (typeof value === 'object') return readUnfamiliar(value, asked, depth);
	if (typeof value !== 'string') return [];
	const word = meaningOf(value);
	const isNews = /(?:^|_)(?:status|state|result|outcome)$/.test(name) && isBadNews(value);
	return isNews || (word !== undefined && isBad(word)) ? [doubt(`${UNFAMILIAR} '${value}'`)] : [];
}

/** Evidence against the row inside something unfamiliar. */
function readUnfamiliar(value: unknown, asked: Asked, depth: number): Evidence[] {
	if (Array.isArray(value)) {
		return value.flatMap((inner) => readUnfamiliar(inner, asked, depth));
	}
	if (!isRecord(value)) return [];
	if (depth >= MAX_DEPTH) return [doubt(`${UNFAMILIAR} '${textOf(value)}'`)];
	return collectEvidence(value, asked, depth + 1).flatMap((one) => {
		if (one.kind === 'doubt') return [one];
		if (one.kind !== 'complaint') return [];
		const text = one.text || (one.otherwise ?? '');
		return [doubt(text === '' ? NOT_DONE : text)];
	});
}

/** Sentences, and the other properties of objects that contain them. */
function readStatement(value: unknown, asked: Asked, depth: number): Evidence[] {
	const text = textOf(value);
	if (typeof value === 'object') {
		const against = readUnfamiliar(value, asked, depth);
		if (against.length > 0) return against;
	}
	return isGoodNews(text, asked.isUpdate) ? [] : [{ kind: 'statement', text }];
}

/** Contacts have job titles, too. */
function isTitle(name: string, value: unknown): boolean {
	return name === 'job' && typeof value === 'string' && /^\D+$/.test(value);
}

/** Whether something around the records says that rows were not accepted, or not yet. */
export function saysBadNews(name: string, value: unknown): boolean {
	const isStatement = STATEMENTS.has(toWord(name)) || typeof value === 'string';
	return isStatement && isBadNews(textOf(value));
}

function isBad(meaning: Meaning): boolean {
	return (
		meaning === 'failed' || meaning === 'skipped' || meaning === 'waiting' || meaning === 'withheld'
	);
}

function readPlace(value: unknown, asked: Asked, depth: number): Evidence[] {
	if (typeof value === 'boolean') return readFlag('ok', value, asked);
	if (typeof value === 'number') return readStatus(value);
	if (typeof value === 'string') {
		const text = value.trim();
		if (text === '') return [];
		return /^\d{3}$/.test(text) ? readStatus(Number(text)) : readWord(text, asked);
	}
	const isReadable = isRecord(value) && depth < MAX_DEPTH;
	const inner = isReadable ? collectEvidence(value, asked, depth + 1) : [];
	return inner.length > 0 || !saysSomething(value) ? inner : [unfamiliar(textOf(value))];
}

function readWord(text: string, asked: Asked): Evidence[] {
	const meaning = meaningOf(text);
	// An account may have a field of its own with the value "new".
	if (meaning === undefined || toWord(text) === 'new') return [unfamiliar(text)];
	const [evidence] = readFlag(meaning, true, asked);
	const isDoubt = evidence === undefined || evidence.kind === 'doubt';
	return isDoubt ? [doubt(`${UNFAMILIAR} '${text}'`)] : [evidence];
}

/** A number in the format of an HTTP status: 202 is a promise, 207 refers to other parts of the response. */
function readStatus(status: number): Evidence[] {
	if ([200, 201, 204].includes(status)) return [{ kind: 'yes', meaning: 'ok' }];
	const text = `Octolane returned the status ${status}`;
	return isErrorStatus(status) ? [{ kind: 'complaint', text: '', otherwise: text }] : [doubt(text)];
}

/** A code may be a field of the account, so it is never a complaint by itself. */
function readCode(value: unknown): Evidence[] {
	const text = textOf(value);
	if (text === '' || ['200', '201', '204'].includes(text)) return [];
	const meaning = meaningOf(text);
	if (meaning === 'ok' || meaning === 'created' || meaning === 'stored') return [];
	const isAgainstRow =
		meaning !== undefined || isErrorStatus(Number(text)) || namesTrouble(toWord(text));
	if (isAgainstRow) return [doubt(`Octolane returned the code ${text}`)];
	// Two letters are a country code.
	return /^[A-Za-z]{2}$/.test(text) ? [] : [{ kind: 'statement', text }];
}

function isErrorStatus(status: number): boolean {
	return status >= 400 && status <= 599;
}

/** A property whose name is a word with a meaning, such as `created: true`, `ok: false` or `failed: "why"`. */
function readFlag(meaning: Meaning, value: unknown, { isUpdate }: Asked): Evidence[] {
	switch (meaning) {
		case 'ok':
			if (isYes(value)) return [{ kind: 'yes', meaning }];
			if (isNo(value)) return [{ kind: 'complaint', text: '' }];
			return saysSomething(value) ? [unfamiliar(textOf(value))] : [];
		case 'created':
		case 'stored':
		case 'existing':
			if (isUpdate && meaning === 'stored' && (isNone(value) || value === 0)) {
				return [doubt('Octolane did not change this record')];
			}
			// These may also be a time or a number.
			if (value !== true && value !== 'true' && value !== false && value !== 'false') return [];
			if (isYes(value)) {
				return isUpdate && meaning === 'existing'
					? [doubt('Octolane found this record, but did not confirm that it changed it')]
					: [{ kind: 'yes', meaning }];
			}
			if (!isUpdate) return [{ kind: 'needsId' }];
			return meaning === 'created' ? [] : [doubt('Octolane did not change this record')];
		case 'failed':
		case 'skipped':
		case 'waiting':
		case 'withheld': {
			if (!saysSomething(value) || isNo(value)) return [];
			const text = isYes(value) ? '' : textOf(value);
			if (meaning === 'failed') return [{ kind: 'complaint', text }];
			if (meaning === 'skipped') return [{ kind: 'skipped', text }];
			return [doubt(text === '' ? NOT_DONE : `${UNFAMILIAR} '${text}'`)];
		}
	}
}

function isNone(value: unknown): boolean {
	return value === null || (Array.isArray(value) && value.length === 0);
}

function isYes(value: unknown): boolean {
	return (
		value === true || value === 1 || (typeof value === 'string' && /^(?:true|yes)$/i.test(value))
	);
}

function isNo(value: unknown): boolean {
	return (
		value === false || value === 0 || (typeof value === 'string' && /^(?:false|no)$/i.test(value))
	);
}

/** Whether a property only repeats what was sent. */
function isEcho(name: string, value: unknown, { sent }: Asked): boolean {
	if (!isRecord(sent) || !Object.hasOwn(sent, name)) return false;
	return sent[name] === value || JSON.stringify(sent[name]) === JSON.stringify(value);
}

/** A value that was sent is no evidence, unless it is also what a refusal would say. */
function ofEcho(name: string, value: unknown, evidence: readonly Evidence[]): Evidence[] {
	const isPlain = typeof value === 'string' && meaningOf(value) === undefined;
	if (isPlain || typeof value === 'object' || !evidence.some(isAgainst)) return [];
	return [
		doubt(`'${name}' in the response from Octolane may be a refusal, or repeat what was sent`),
	];
}

function unfamiliar(word: string): Evidence {
	const text = `${UNFAMILIAR} '${word}'`;
	// A single word; "not created" and "uncreated" negate it.
	const isPlain = /^[a-z]+$/i.test(word) && !/^(?:un|no|in|dis)/i.test(word);
	return isPlain ? { kind: 'unfamiliar', text } : doubt(text);
}

function doubt(text: string): Evidence {
	return { kind: 'doubt', text };
}
