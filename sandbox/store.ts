import { cleanDomain } from './cleanDomain';

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
	score: number;
	journeyStage: string;
	updatedAt: number;
	/** How often the account was written: a test sees from it that nothing was stored twice. */
	writes: number;
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

/** What an account can be created with. */
export interface NewAccount {
	readonly domain: string;
	readonly name: string;
	readonly externalId?: string | undefined;
	readonly shortName?: string | undefined;
	readonly linkedinUrl?: string | undefined;
	readonly tags?: readonly string[] | undefined;
	readonly customFields?: Readonly<Record<string, unknown>> | undefined;
}

/** The workspace, in memory. Accounts are kept in the order of their IDs, which is the order of the lists. */
export class Store {
	readonly accounts = new Map<string, Account>();
	readonly segments = new Map<string, Segment>();
	readonly customFields = new Map<string, CustomField>();
	private readonly byDomain = new Map<string, Account>();
	private nextId = 1;

	constructor(private readonly now: () => number) {
		this.addSegment('seg-001', 'Q2 Target Accounts', 'static', 'active');
		this.addSegment('seg-002', 'Webinar Guests', 'static', 'draft');
		this.addSegment('seg-003', 'High Intent', 'dynamic', 'active');
		this.addSegment('seg-004', 'Last Year', 'static', 'archived');
		this.addCustomField('Contract Value', 'number', 'Total contract value in USD');
		this.addCustomField('CRM Stage', 'singleLineText', null);
		this.addCustomField('Notes', 'multiLineText', null);
		this.addCustomField('Deal Source', 'singleSelection', null, ['inbound', 'outbound', 'partner']);
		this.addCustomField('Regions', 'multiSelection', null, ['EMEA', 'AMER', 'APAC']);
		this.addCustomField('Renewal Date', 'date', null);
	}

	findByDomain(domain: string): Account | undefined {
		return this.byDomain.get(cleanDomain(domain));
	}

	/** Stores a new account. Its scores are 0 until Recotap's schedule comes round ("Introduction"). */
	create(account: NewAccount): Account {
		const domain = cleanDomain(account.domain);
		const stored: Account = {
			rtp_aid: (this.nextId++).toString(16).padStart(24, '0'),
			domain,
			name: account.name,
			externalId: account.externalId ?? null,
			shortName: account.shortName ?? null,
			linkedinUrl: account.linkedinUrl ?? null,
			tags: [...(account.tags ?? [])],
			customFields: { ...account.customFields },
			score: 0,
			journeyStage: '',
			updatedAt: this.now(),
			writes: 1,
		};
		this.accounts.set(stored.rtp_aid, stored);
		this.byDomain.set(domain, stored);
		return stored;
	}

	/** Writes the fields that are given and leaves the others. */
	update(stored: Account, fields: Omit<Partial<NewAccount>, 'domain'>): void {
		if (fields.name !== undefined) stored.name = fields.name;
		if (fields.externalId !== undefined) stored.externalId = fields.externalId;
		if (fields.shortName !== undefined) stored.shortName = fields.shortName;
		if (fields.linkedinUrl !== undefined) stored.linkedinUrl = fields.linkedinUrl;
		if (fields.tags !== undefined) stored.tags = [...fields.tags];
		Object.assign(stored.customFields, fields.customFields);
		stored.updatedAt = this.now();
		stored.writes++;
	}

	addSegment(
		segmentId: string,
		name: string,
		type: Segment['type'],
		status: Segment['status'],
	): void {
		this.segments.set(segmentId, { segmentId, name, type, status, members: new Set() });
	}

	/** Adds a field under the key that "Create Account Custom Field" derives from the label. */
	addCustomField(
		label: string,
		labelType: CustomField['labelType'],
		description: string | null,
		options: readonly string[] = [],
	): CustomField {
		const field = { key: keyOf(label), label, labelType, description, options };
		this.customFields.set(field.key, field);
		return field;
	}
}

/** Spaces become underscores, letters capitals, `_C` goes to the end; nothing else changes. */
export function keyOf(label: string): string {
	return `${label.replaceAll(' ', '_').toUpperCase()}_C`;
}
