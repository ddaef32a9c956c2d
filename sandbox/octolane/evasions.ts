import { seededUuid } from './uuid';

/** What a row goes by. */
export interface RowName {
	readonly key: string;
	readonly keyName: string;
}

type Rows = readonly RowName[];

/** Responses that look like a success and do not tell that any row was stored: the documents leave `data` open. */
const EVASIONS = {
	job: (rows: Rows): object => ({
		data: { job_id: 'job-1', status: 'queued', count: rows.length },
	}),
	/** HTTP status 202: accepted, not done. */
	accepted: (): object => ({ data: null }),
	nulls: (rows: Rows): object => ({ data: Object.fromEntries(rows.map(({ key }) => [key, null])) }),
	denied: (rows: Rows): object => ({
		data: rows.map(({ key, keyName }) => ({
			id: seededUuid(key),
			[keyName]: key,
			status: 'denied',
		})),
	}),
	words: (rows: Rows): object => ({ data: rows.map(() => 'denied') }),
	waiting: (rows: Rows): object => ({ data: { count: rows.length, pending: rows.length } }),
	unprocessed: (rows: Rows): object => ({ data: { total: rows.length, processed: 0 } }),
	/** The rows as they came, in a response that says that they are queued. */
	queued: (rows: Rows): object => ({
		data: { state: 'queued', accounts: rows.map(({ key, keyName }) => ({ [keyName]: key })) },
	}),
	partial: (): object => ({ data: null, partial: true }),
	sentence: (rows: Rows): object => ({ message: `${rows.length} records queued`, data: null }),
	/** What became of the rows stands beside the data. */
	beside: (rows: Rows): object => ({
		data: null,
		results: rows.map(({ key, keyName }) => ({ [keyName]: key, state: 'denied' })),
	}),
	none: (): object => ({ data: null, created: 0, updated: 0 }),
	unstored: (rows: Rows): object => ({
		data: rows.map(({ key, keyName }) => ({
			id: seededUuid(key),
			[keyName]: key,
			checks: { stored: false },
		})),
	}),
	/** The rows as they came, and once more for a reason that nobody knows. */
	problems: (rows: Rows): object => ({
		data: {
			accounts: rows.map(({ key, keyName }) => ({ [keyName]: key })),
			problems: Object.fromEntries(rows.map(({ key }) => [key, 'See the log'])),
		},
	}),
	/** Neither yes nor no. */
	neither: (rows: Rows): object => ({
		success: null,
		data: rows.map(({ key, keyName }) => ({ [keyName]: key })),
	}),
	errors: (): object => ({ data: null, errors: [{ message: 'Something went wrong' }] }),
} as const;

/** Name of such a response. */
export type EvasionName = keyof typeof EVASIONS;

/** The names of all. */
export const EVASION_NAMES = Object.keys(EVASIONS) as readonly EvasionName[];

/** What such a response has beside its envelope, and its HTTP status. */
export function evade(name: EvasionName, rows: Rows): { body: object; status: 200 | 202 } {
	return { body: EVASIONS[name](rows), status: name === 'accepted' ? 202 : 200 };
}
