import { isRecord } from '../../../../../shell/isRecord';
import { MAX_DEPTH, saysSomething, textOf } from './complaint';
import { type Meaning, meaningOf, toWord } from './vocabulary';

/** Words that are known to mean success. */
export type Yes = Extract<Meaning, 'created' | 'stored' | 'existing' | 'ok'>;

/** What one property of an answer tells about what became of a row. */
export type Evidence =
	| { readonly kind: 'yes'; readonly meaning: Yes }
	/** The row was refused; `text` may be empty, and `otherwise` is told when nothing tells more. */
	| { readonly kind: 'complaint'; readonly text: string; readonly otherwise?: string }
	| { readonly kind: 'skipped'; readonly text: string }
	/** Nothing that belongs to a success. */
	| { readonly kind: 'doubt'; readonly text: string }
	/** Words that only people understand: no objection to what else is known, and no success by themselves. */
	| { readonly kind: 'statement'; readonly text: string }
	/** Said of a success as well as of a failure, which has no ID. */
	| { readonly kind: 'needsId' };

/** What has to be known of a request to understand the answer. */
export interface Asked {
	/** Whether records were to be changed: that one was found is no success then. */
	readonly isUpdate: boolean;
	/** Names of fields that records are documented to have: never evidence. */
	readonly fields: ReadonlySet<string>;
	/** The row as it was sent, if the answer is known to be about one. */
	readonly sent: object | undefined;
}

/** Properties that hold what became of the row, as a word, a number like an HTTP status, or an object. */
const PLACES = names('status action result outcome verdict status_code http_status http_code');
const COMPLAINTS = names(
	'error errors error_message error_msg error_code error_description error_details errors_list exception',
	'validation_error validation_errors field_errors form_errors failure_reason failed_reason rejection_reason',
);
const STATEMENTS = names(
	'message messages msg reason reasons detail details warning warnings issue issues problem problems',
	'status_text status_message',
);
/** Said of work that is done later. */
const JOBS = names('job job_id jobs task_id queue_id');
/** A yes under these is no proof, but a no speaks against the row. */
const EXPECTED = names('valid accepted processed completed done written saved persisted synced');
const UNFAMILIAR = 'Octolane answered with a status that this node does not know:';

/** What the properties of an answer tell, each by itself. Those that tell nothing are left out. */
export function readEvidence(
	said: Readonly<Record<string, unknown>>,
	asked: Asked,
	depth = 0,
): Evidence[] {
	return Object.entries(said).flatMap(([name, value]) => {
		if (asked.fields.has(name) || name.startsWith('custom__')) return [];
		const evidence = readProperty(toWord(name), value, asked, depth);
		return isEcho(name, value, asked) ? ofEcho(name, value, evidence) : evidence;
	});
}

/** Whether evidence speaks against a success. */
export function isAgainst({ kind }: Evidence): boolean {
	return kind === 'complaint' || kind === 'doubt' || kind === 'skipped';
}

function readProperty(name: string, value: unknown, asked: Asked, depth: number): Evidence[] {
	if (PLACES.has(name)) return readPlace(value, asked, depth);
	if (name === 'code') return readCode(value);
	const meaning = meaningOf(name);
	if (meaning !== undefined) return readFlag(meaning, value, asked);
	if (COMPLAINTS.has(name)) return readFlag('failed', value, asked);
	if (EXPECTED.has(name)) return isNo(value) ? [doubt(`Octolane answered '${name}' with no`)] : [];
	if (!saysSomething(value)) return [];
	if (STATEMENTS.has(name)) return [{ kind: 'statement', text: textOf(value) }];
	if (JOBS.has(name))
		return [doubt('Octolane will work on this row later, and did not say how it ends')];
	if (/(?:^|_)(?:errors?|exceptions?|failures?|violations?)(?:_|$)/.test(name)) {
		return [doubt(`Octolane answered with '${name}': ${textOf(value)}`)];
	}
	const word = typeof value === 'string' ? meaningOf(value) : undefined;
	return word === 'failed' || word === 'waiting' ? [unfamiliar(String(value))] : [];
}

function readPlace(value: unknown, asked: Asked, depth: number): Evidence[] {
	if (typeof value === 'boolean') return readFlag('ok', value, asked);
	if (typeof value === 'number') return readStatus(value);
	if (typeof value === 'string') {
		const text = value.trim();
		if (text === '') return [];
		return /^\d{3}$/.test(text) ? readStatus(Number(text)) : readWord(text, asked);
	}
	if (!saysSomething(value)) return [];
	const isReadable = isRecord(value) && depth < MAX_DEPTH;
	const inner = isReadable ? readEvidence(value, asked, depth + 1) : [];
	return inner.length > 0 ? inner : [unfamiliar(textOf(value))];
}

function readWord(text: string, asked: Asked): Evidence[] {
	const meaning = meaningOf(text);
	// An account may be called new in a field of its own.
	if (meaning === undefined || toWord(text) === 'new') return [unfamiliar(text)];
	const [evidence] = readFlag(meaning, true, asked);
	return evidence === undefined || evidence.kind === 'doubt' ? [unfamiliar(text)] : [evidence];
}

/** A number like an HTTP status: 202 is a promise, 207 says that one has to look elsewhere. */
function readStatus(status: number): Evidence[] {
	if ([200, 201, 204].includes(status)) return [{ kind: 'yes', meaning: 'ok' }];
	const text = `Octolane answered with status ${status}`;
	return isErrorStatus(status) ? [{ kind: 'complaint', text: '', otherwise: text }] : [doubt(text)];
}

/** A code may be the account's own, so that it is never a complaint by itself. */
function readCode(value: unknown): Evidence[] {
	const text = textOf(value);
	if (text === '' || ['200', '201', '204'].includes(text)) return [];
	const meaning = meaningOf(text);
	if (meaning === 'ok' || meaning === 'created' || meaning === 'stored') return [];
	const isBad = meaning !== undefined || isErrorStatus(Number(text));
	return isBad ? [doubt(`Octolane answered with code ${text}`)] : [{ kind: 'statement', text }];
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
			// These may also be a time or a number.
			if (value !== true && value !== 'true' && value !== false && value !== 'false') return [];
			if (isYes(value)) {
				return isUpdate && meaning === 'existing'
					? [doubt('Octolane found this record and did not say that it changed it')]
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
			return meaning === 'skipped' ? [{ kind: 'skipped', text }] : [unfamiliar(text || meaning)];
		}
	}
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

/** What was sent tells nothing, unless it happens to be what a refusal would say, too. */
function ofEcho(name: string, value: unknown, evidence: readonly Evidence[]): Evidence[] {
	const isPlain = typeof value === 'string' && meaningOf(value) === undefined;
	if (isPlain || typeof value === 'object' || !evidence.some(isAgainst)) return [];
	return [doubt(`'${name}' in Octolane's answer may be a refusal, or repeat what was sent`)];
}

function unfamiliar(word: string): Evidence {
	return doubt(`${UNFAMILIAR} '${word}'`);
}

function doubt(text: string): Evidence {
	return { kind: 'doubt', text };
}

function names(...lists: readonly string[]): ReadonlySet<string> {
	return new Set(lists.flatMap((list) => list.split(' ')));
}
