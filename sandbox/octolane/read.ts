import type { OctolaneContext } from './context';
import { hash } from '../core/random';
import { isRecord } from '../core/values';
import { respondData, refuseRows } from './envelope';
import { parseFilters, type Sieve, valueOf } from './filters';
import { type StoredRecord, slugOf } from './records';
import { KEY_NAMES, TIME_NAMES } from './rules';
import type { ObjectType } from './store';
import type { OctolaneStyle } from './style';

const SORTABLE = ['updated_at', 'created_at', 'name', 'domain', 'id'];
const MOST = 500;
const DEFAULT_LIMIT = 100;
const HOUR_MS = 3_600_000;

/** A question for a page. */
interface Question {
	readonly limit: number;
	readonly cursor: string | undefined;
	readonly fields: readonly string[] | undefined;
	/** Everything a cursor depends on. */
	readonly identity: string;
}

/** GET /v1/accounts, GET /v1/contacts: free text, pages, in the order in which records were created. */
export function listRecords(type: ObjectType): (c: OctolaneContext) => Response {
	return (c) => {
		const { q = '', cursor, limit = String(DEFAULT_LIMIT) } = c.req.query();
		const fields = c.req.queries('fields')?.flatMap((text) => text.split(','));
		const found = c.var.octolane.store.all(type).filter(hasText(q));
		const identity = JSON.stringify(['list', type, q, limit]);
		return page(c, type, found, { limit: Number(limit), cursor, fields, identity });
	};
}

/** POST /v1/accounts/search, POST /v1/contacts/search. */
export function searchRecords(type: ObjectType): (c: OctolaneContext) => Response {
	return (c) => {
		const body: unknown = c.var.request.body;
		if (!isRecord(body)) return refuse(c, 'The body must be an object');
		const { query, q = query ?? '', filters, sort, cursor, limit = DEFAULT_LIMIT, fields } = body;
		const sieve = parseFilters(filters, KEY_NAMES[type]);
		if (typeof sieve === 'string') return refuse(c, sieve);
		const order = parseSort(sort, KEY_NAMES[type]);
		if (typeof order === 'string') return refuse(c, order);
		if (fields !== undefined && !(Array.isArray(fields) && fields.length <= 100)) {
			return refuse(c, 'fields must be a list of up to 100');
		}
		const found = c.var.octolane.store
			.all(type)
			.filter(hasText(String(q)))
			.filter(sieve)
			.sort(order);
		return page(c, type, found, {
			limit: Number(limit),
			cursor: typeof cursor === 'string' ? cursor : undefined,
			fields: fields?.map(String),
			identity: JSON.stringify(['search', type, q, filters, sort, limit]),
		});
	};
}

/** GET /v1/accounts/fields: a plain list, first what the CRM has, then what the organization has added. */
export function listFields(c: OctolaneContext): Response {
	const system = ['domain', 'name', 'industry'].map((property_name) => ({
		id: `field-${property_name}`,
		name: property_name,
		property_name,
		attribute_type: 'string',
		metadata: null,
	}));
	return respondData(c, [...system, ...c.var.octolane.store.fields]);
}

function hasText(text: string): Sieve {
	const wanted = text.toLowerCase();
	return ({ key, properties }) =>
		[key, properties['name']].some(
			(value) => typeof value === 'string' && value.toLowerCase().includes(wanted),
		);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

type Order = (one: StoredRecord, other: StoredRecord) => number;

function parseSort(sort: unknown, keyName: string): Order | string {
	const [field = '', direction = 'asc'] =
		typeof sort === 'string'
			? sort.split(':')
			: isRecord(sort)
				? [textOf(sort['field']), textOf(sort['direction'] ?? 'asc')]
				: ['updated_at', 'desc'];
	if (!SORTABLE.includes(field) || !['asc', 'desc'].includes(direction)) {
		return `sort cannot be by ${field} ${direction}`;
	}
	const sign = direction === 'asc' ? 1 : -1;
	const text = (record: StoredRecord) => `${textOf(valueOf(record, keyName, field))} ${record.id}`;
	return (one, other) => (text(one) < text(other) ? -sign : sign);
}

/** A cursor holds only for the very same question; what a wrong one brings is not documented. */
function page(
	c: OctolaneContext,
	type: ObjectType,
	found: readonly StoredRecord[],
	{ limit, cursor, fields, identity }: Question,
): Response {
	if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
		return refuse(c, `limit must be from 1 to ${MOST}`);
	}
	const seal = hash(identity).toString(16);
	const [cursorSeal, start = '0'] = cursor === undefined ? [seal] : cursor.split('.');
	if (cursorSeal !== seal) return refuse(c, 'The cursor does not belong to this query');
	const from = Number(start);
	const rows = found.slice(from, from + limit);
	const has_more = from + limit < found.length;
	return respondData(c, {
		[type]: rows.map((record) => toRow(record, type, fields, c.var.octolane.style)),
		custom_field_definitions: Object.fromEntries(
			c.var.octolane.store.fields.map(({ name, property_name, attribute_type, metadata }) => [
				slugOf(name),
				{ current_name: name, property_name, attribute_type, metadata },
			]),
		),
		has_more,
		next_cursor: has_more ? `${seal}.${from + limit}` : null,
		limit,
	});
}

function toRow(
	record: StoredRecord,
	type: ObjectType,
	fields: readonly string[] | undefined,
	{ hoursAhead, times }: OctolaneStyle,
): object {
	const time = (ms: number) =>
		hoursAhead === undefined
			? new Date(ms).toISOString()
			: new Date(ms + hoursAhead * HOUR_MS).toISOString().replace('Z', '');
	const row: Record<string, unknown> = {
		id: record.id,
		name: null,
		...record.properties,
		...(times === 'microseconds' ? inMicroseconds(record) : {}),
		[KEY_NAMES[type]]: record.key,
		custom_fields: record.custom,
		created_at: time(record.createdAt),
		updated_at: time(record.updatedAt),
	};
	if (fields === undefined) return row;
	return Object.fromEntries(['id', ...fields].map((name) => [name, row[name] ?? null]));
}

/** The times of a record as Python would write them. A number stays one. */
function inMicroseconds({ properties }: StoredRecord): object {
	return Object.fromEntries(
		TIME_NAMES.flatMap((name) => {
			const time = properties[name];
			return typeof time === 'string'
				? [[name, new Date(time).toISOString().replace('Z', '000+00:00')]]
				: [];
		}),
	);
}

function refuse(c: OctolaneContext, text: string): Response {
	return refuseRows(c, [{ field: 'query', text }], 'sentence');
}
