import { shuffle } from '../core/random';
import { complain, type ComplaintName } from './complaints';

/** Result of one row of a request. */
export interface RowResult {
	/** Domain, e-mail address or ID, whatever the row goes by. */
	readonly key: string;
	/** What that is called. */
	readonly keyName: string;
	/** Missing when the row failed. */
	readonly id?: string;
	readonly status: 'created' | 'resolved' | 'updated' | 'failed';
	/** Why it failed. */
	readonly error?: string;
	/** How that is said; as text when left out. */
	readonly complaint?: ComplaintName;
}

type Rows = readonly RowResult[];

const failed = (rows: Rows) => rows.filter(({ status }) => status === 'failed');
const taken = (rows: Rows) => rows.filter(({ status }) => status !== 'failed');
const countOf = (rows: Rows, wanted: RowResult['status']) =>
	rows.filter(({ status }) => status === wanted).length;
const toRecord = ({ id, key, keyName, error, complaint = 'text' }: RowResult): object =>
	error === undefined
		? { id, [keyName]: key }
		: { [keyName]: key, ...complain(complaint, error, keyName) };
const toVerdict = (row: RowResult) => ({ status: row.status, ...toRecord(row) });

/** Shapes that `data` may have after a write: the documents leave it open. `tells`: whether it says which rows failed. */
const SHAPES = {
	/** In order, with their domains. */
	records: { tells: true, data: (rows: Rows): unknown => rows.map(toRecord) },
	shuffled: {
		tells: true,
		data: (rows: Rows, random: () => number): unknown => shuffle(rows.map(toRecord), random),
	},
	/** In order, and nothing but IDs. */
	ids: { tells: false, data: (rows: Rows): unknown => rows.map(({ id }) => id) },
	/** In order, and nothing but new or not. */
	anonymous: {
		tells: false,
		data: (rows: Rows): unknown =>
			rows.map(({ id, status }) => ({ id, created: status === 'created' })),
	},
	wrapped: { tells: true, data: (rows: Rows): unknown => ({ accounts: rows.map(toRecord) }) },
	verdicts: { tells: true, data: (rows: Rows): unknown => ({ results: rows.map(toVerdict) }) },
	split: {
		tells: true,
		data: (rows: Rows): unknown => ({
			created: rows.filter(({ status }) => status === 'created').map(toRecord),
			existing: rows
				.filter(({ status }) => status === 'resolved' || status === 'updated')
				.map(toRecord),
			failed: failed(rows).map(toRecord),
		}),
	},
	keyed: {
		tells: true,
		data: (rows: Rows): unknown => Object.fromEntries(rows.map((row) => [row.key, toVerdict(row)])),
	},
	/** Complaints by index, and how many are fine. */
	complaints: {
		tells: true,
		data: (rows: Rows): unknown => ({
			count: taken(rows).length + failed(rows).length,
			failed_count: failed(rows).length,
			errors: rows.flatMap(({ error }, index) => (error === undefined ? [] : [{ index, error }])),
		}),
	},
	counts: {
		tells: false,
		data: (rows: Rows): unknown => ({
			created: countOf(rows, 'created'),
			resolved: countOf(rows, 'resolved') + countOf(rows, 'updated'),
			failed: failed(rows).length,
		}),
	},
	total: { tells: false, data: (rows: Rows): unknown => ({ count: rows.length }) },
	null: { tells: false, data: (): unknown => null },
	/** No `data` at all. */
	missing: { tells: false, data: (): unknown => undefined },
	/** Something that nobody expects. */
	odd: { tells: true, data: (): unknown => ({ job: { state: 'queued' } }) },
} as const;

/** Name of a shape. */
export type ShapeName = keyof typeof SHAPES;

/** The names of all shapes. */
export const SHAPE_NAMES = Object.keys(SHAPES) as readonly ShapeName[];

/** `data` in this shape; `undefined` when there is none. */
export function shapeData(name: ShapeName, rows: Rows, random: () => number): unknown {
	return SHAPES[name].data(rows, random);
}

/** Whether failed rows can be told from others, or need not be told apart. */
export function tellsFailures(name: ShapeName): boolean {
	return SHAPES[name].tells;
}
