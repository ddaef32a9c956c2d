/** How a reply that refuses a request for its content names the rows. */
export const REFUSAL_FORMS = ['flat', 'nested', 'dotted', 'introduction', 'messages'] as const;

/**
 * - `flat`: `data: [{ property: 'domain', constraints }]`, without an index, as the sample of "Errors" has it
 * - `nested`: the same under `children`, with the index on the way, as class-validator builds it
 * - `dotted`: `data: [{ property: 'accounts.3.domain', constraints }]`
 * - `introduction`: `message: 'Validation failed'` and a `customMessage`, as the sample of "Introduction" has it
 * - `messages`: `message` is a list of texts, as class-validator's frameworks answer by default
 */
export type RefusalForm = (typeof REFUSAL_FORMS)[number];

/** How the server words its replies, where the documents leave it open. */
export interface ReplyStyle {
	/** Order of `results`. */
	readonly order: 'asSent' | 'reversed' | 'shuffled';
	/** Spelling of the domains that a reply repeats. */
	readonly echo: 'clean' | 'raw';
	/** Leaves out this many results at the end. */
	readonly drop: number;
	readonly refusal: RefusalForm;
	/** Which mappings count as updated: those of accounts that were found, or only those that changed something. */
	readonly counts: 'found' | 'changed';
	/** How exactly updates are stamped; `seconds` leaves out the part of a second. */
	readonly stamps: 'milliseconds' | 'seconds';
}

/** What comes closest to the documents. */
export const DOCUMENTED_STYLE: ReplyStyle = {
	order: 'asSent',
	echo: 'clean',
	drop: 0,
	refusal: 'flat',
	counts: 'found',
	stamps: 'milliseconds',
};
