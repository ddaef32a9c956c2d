/** An account as "List Accounts" shows it, with what can be written but is not shown. */
export interface Account {
	readonly rtp_aid: string;
	readonly domain: string;
	name: string;
	externalId: string | null;
	shortName: string | null;
	linkedinUrl: string | null;
	tags: string[];
	customFields: Record<string, unknown>;
	scores: Scores;
	journeyStage: string;
	updatedAt: number;
	/** How often the account was written: a test sees from it that nothing was stored twice. */
	writes: number;
}

/** What Recotap calculates on a schedule; 0 before the first time ("Introduction"). */
export interface Scores {
	readonly account: number;
	readonly advertising: number;
	readonly website: number;
	readonly g2: number;
	readonly bombora: number;
}

export interface Segment {
	readonly segmentId: string;
	readonly name: string;
	readonly type: 'static' | 'dynamic';
	readonly status: 'active' | 'draft' | 'archived';
	readonly members: Set<string>;
}

/** Kinds of custom fields ("Create Account Custom Field"). */
export const LABEL_TYPES = [
	'singleLineText',
	'multiLineText',
	'singleSelection',
	'multiSelection',
	'number',
	'date',
] as const;

export interface CustomField {
	readonly key: string;
	readonly label: string;
	readonly labelType: (typeof LABEL_TYPES)[number];
	readonly description: string | null;
	readonly options: readonly string[];
}

/** What a segment can be set up with. */
export type NewSegment = Omit<Segment, 'members'>;

/** What a custom field can be set up with. */
export interface NewCustomField {
	readonly label: string;
	readonly labelType: CustomField['labelType'];
	readonly description?: string | null | undefined;
	readonly options?: readonly string[] | null | undefined;
}

/** What an account can be created with. */
export interface NewAccount {
	readonly domain: string;
	readonly name: string;
	readonly externalId?: string | null | undefined;
	readonly shortName?: string | null | undefined;
	readonly linkedinUrl?: string | null | undefined;
	readonly tags?: readonly string[] | null | undefined;
	readonly customFields?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What Recotap's schedule can change. */
export interface Recalculation {
	readonly scores?: Partial<Scores>;
	readonly journeyStage?: string;
}

/** A deal, a pipeline or a sales activity, as it was sent. */
export type Item = object;
