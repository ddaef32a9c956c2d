import type { Cleaning } from './cleanDomain';

/** How a response that refuses a request for its content names the rows. */
export const REFUSAL_FORMS = ['flat', 'nested', 'dotted', 'introduction', 'messages'] as const;

/**
 * - `flat`: `data: [{ property: 'domain', constraints }]`, without an index, as the sample of "Errors" has it
 * - `nested`: the same under `children`, with the index on the way, as class-validator builds it
 * - `dotted`: `data: [{ property: 'accounts.3.domain', constraints }]`
 * - `introduction`: `message: 'Validation failed'` and a `customMessage`, as the sample of "Introduction" has it
 * - `messages`: `message` is a list of texts, as NestJS responds by default
 */
export type RefusalForm = (typeof REFUSAL_FORMS)[number];

/** How the server behaves, and words its responses, where the documents leave it open. */
export interface RecotapStyle {
	/** Order of `results`. */
	readonly order: 'asSent' | 'reversed' | 'shuffled';
	/** Spelling of the domains in a response. */
	readonly echo: 'clean' | 'raw';
	/** Leaves out this many results at the end. */
	readonly drop: number;
	readonly refusal: RefusalForm;
	/** Which mappings count as updated: those of accounts that were found, or only those that changed something. */
	readonly counts: 'found' | 'changed';
	/** How exactly updates are stamped; `seconds` leaves out the part of a second, `days` shows the day, but goes by more. */
	readonly stamps: 'milliseconds' | 'seconds' | 'days';
	/** Whether broken rules come with the `target` and the `value` that broke them, as class-validator's errors do. */
	readonly rules: 'bare' | 'withValues';
	/** What errors have as `data` when there is nothing to say; broken rules stand in `customMessage` when it is absent. */
	readonly errorData: 'null' | 'absent';
	/** `nextCursor` on the last page of accounts. */
	readonly lastCursor: 'null' | 'set';
	/** Names of accounts in lists. */
	readonly names: 'asStored' | 'small';
	readonly cleaning: Cleaning;
	/** Whether every account has a second one before it, of the same domain and without an external ID, that no write reaches. */
	readonly twins: boolean;
}

/** What comes closest to the documents. */
export const DOCUMENTED_STYLE: RecotapStyle = {
	order: 'asSent',
	echo: 'clean',
	drop: 0,
	refusal: 'flat',
	counts: 'found',
	stamps: 'milliseconds',
	rules: 'bare',
	errorData: 'null',
	lastCursor: 'null',
	names: 'asStored',
	cleaning: 'documented',
	twins: false,
};

/** What others have seen of the real API, or what its kind of server does, by the name on the command line. */
export const REPLY_VARIANTS = {
	'last-cursor': { summary: 'the last page has a cursor, too', style: { lastCursor: 'set' } },
	'small-names': { summary: 'lists have names in small letters', style: { names: 'small' } },
	'errors-without-data': {
		summary: "errors have no key 'data'; what is wrong stands in customMessage",
		style: { errorData: 'absent' },
	},
	'nested-rules': {
		summary: 'broken rules stand under children, with the index of the row',
		style: { refusal: 'nested' },
	},
	'rules-with-values': {
		summary: 'broken rules come with target and value, so that rows come back in errors',
		style: { rules: 'withValues' },
	},
	'strict-cleaning': {
		summary: 'cleaning a domain takes away www1. to www9. and ports, too',
		style: { cleaning: 'strict' },
	},
	'changed-counts': {
		summary: 'only mappings that change something count as updated',
		style: { counts: 'changed' },
	},
	twins: {
		summary: 'every account has a second one of the same domain beside it',
		style: { twins: true },
	},
} as const satisfies Record<string, { summary: string; style: Partial<RecotapStyle> }>;

/** Name of one of them. */
export type ReplyVariant = keyof typeof REPLY_VARIANTS;
