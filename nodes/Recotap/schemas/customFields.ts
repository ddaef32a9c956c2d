import { z } from 'zod';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { parseDate } from '@n8n-nodes-recotap/kit/values/dateTime';
import {
	isBlank,
	quote,
	type ParseResult,
	parseNumber,
	parseObject,
	parseText,
	parseTexts,
} from '@n8n-nodes-recotap/kit/values/parse';

/**
 * The kind of values of a field ("Create Account Custom Field"); any other kind that Recotap returns is treated as
 * text.
 */
type Kind = 'text' | 'number' | 'date' | 'oneOf' | 'someOf';

/** A custom field of a workspace. */
export interface CustomField {
	readonly key: string;
	/** Name for users. */
	readonly label: string;
	readonly kind: Kind;
	/** The options that can be chosen; empty for other kinds. */
	readonly options: readonly string[];
}

const KINDS: ReadonlyMap<unknown, Kind> = new Map([
	['number', 'number'],
	['date', 'date'],
	['singleSelection', 'oneOf'],
	['multiSelection', 'someOf'],
]);

/** Maximum number of options listed in a message. */
const LISTED = 10;
/** Maximum number of characters for the options in a label. */
const LABELLED = 40;

/** Parses a definition ("List Account Custom Fields"); `undefined` if it names no field. */
export function toCustomField(definition: unknown): CustomField | undefined {
	if (!isRecord(definition) || typeof definition.key !== 'string') return undefined;
	const { key, label, labelType, options } = definition;
	return {
		key,
		label: typeof label === 'string' && label.trim() !== '' ? label.trim() : key,
		kind: KINDS.get(labelType) ?? 'text',
		options: Array.isArray(options) ? options.filter((option) => typeof option === 'string') : [],
	};
}

/**
 * Whether a name can be the key of a custom field: keys are in upper case and end with `_C` ("Create Account Custom
 * Field").
 */
export function mayBeCustomField(name: string): boolean {
	return name.endsWith('_C') && name === name.toUpperCase();
}

/** The field as a column of the form. */
export function toColumn({ key, label, kind, options }: CustomField): Column {
	const type = ({ text: 'string', number: 'number', date: 'dateTime', someOf: 'string' } as const)[
		kind === 'oneOf' ? 'text' : kind
	];
	const column = { id: key, label, type, required: false } as const;
	if (options.length === 0) return column;
	if (kind === 'someOf')
		return { ...column, note: `one or more of ${listOptions(options, countFitting(options))}` };
	const choices = options.map((option) => ({ name: option, value: option }));
	return kind === 'oneOf' ? { ...column, type: 'options', options: choices } : column;
}

/** The custom fields of a row, each checked against its definition; blank ones are left out. */
export function customFieldValues(fields: readonly CustomField[]) {
	const byKey = new Map(fields.map((field) => [field.key, field]));
	return z.unknown().transform((value, context): Record<string, unknown> | undefined => {
		const named = parseObject(value);
		if (named === 'none') {
			const message = `must be an object such as {"CONTRACT_VALUE_C": 75000}, got ${quote(value)}`;
			context.addIssue({ code: 'custom', message });
			return z.NEVER;
		}
		const read: Record<string, unknown> = {};
		for (const [key, entry] of Object.entries(named ?? {})) {
			if (isBlank(entry)) continue;
			const field = byKey.get(key);
			const result = field === undefined ? unknownKey(key) : readValue(field, entry);
			if (!result.ok) context.addIssue({ code: 'custom', message: result.reason, path: [key] });
			else if (result.value !== undefined) read[key] = result.value;
		}
		return Object.keys(read).length === 0 ? undefined : read;
	});
}

function unknownKey(key: string): ParseResult<never> {
	return { ok: false, reason: `contains '${key}', which is not a custom field of this workspace` };
}

function readValue({ kind, options }: CustomField, value: unknown): ParseResult<unknown> {
	switch (kind) {
		case 'text':
			return parseText(value);
		case 'number':
			return parseNumber(value);
		case 'date':
			return parseDate(value);
		case 'oneOf':
			return readOption(options, value);
		case 'someOf':
			return readOptions(options, value);
	}
}

/** An option, in any letter case. */
function readOption(options: readonly string[], value: unknown): ParseResult<string | undefined> {
	const text = parseText(value);
	if (!text.ok || text.value === undefined || options.length === 0) return text;
	const found = findOption(options, text.value);
	if (found !== undefined) return { ok: true, value: found };
	return { ok: false, reason: `must be one of ${listOptions(options)}; got ${quote(text.value)}` };
}

function listOptions(options: readonly string[], most = LISTED): string {
	const listed = options.slice(0, most).join(', ');
	return options.length > most ? `${listed} and ${options.length - most} more` : listed;
}

/** Number of options that fit in a label, at least one. */
function countFitting(options: readonly string[]): number {
	let length = 0;
	const fitting = options.findIndex((option) => (length += option.length + 2) > LABELLED + 2);
	return fitting === -1 ? options.length : Math.max(1, fitting);
}

/** Options from a list or a text with commas. An option that itself contains a comma counts as one. */
function readOptions(
	options: readonly string[],
	value: unknown,
): ParseResult<string[] | undefined> {
	const whole = typeof value === 'string' ? findOption(options, value.trim()) : undefined;
	if (whole !== undefined) return { ok: true, value: [whole] };
	const texts = parseTexts(value);
	if (!texts.ok || texts.value === undefined) return texts;
	const chosen: string[] = [];
	for (const text of texts.value) {
		const option = readOption(options, text);
		if (!option.ok) return option;
		if (option.value !== undefined) chosen.push(option.value);
	}
	return { ok: true, value: [...new Set(chosen)] };
}

function findOption(options: readonly string[], text: string): string | undefined {
	if (options.includes(text)) return text;
	const matches = options.filter((option) => option.trim().toLowerCase() === text.toLowerCase());
	return matches.length === 1 ? matches[0] : undefined;
}
