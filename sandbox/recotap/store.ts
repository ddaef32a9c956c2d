import { cleanDomain } from './cleanDomain';
import { ListedVersions } from './listedVersions';
import type { RecotapStyle } from './style';
import { CUSTOM_FIELDS, SEGMENTS } from './sampleWorkspace';
import type {
	Account,
	CustomField,
	Item,
	NewAccount,
	NewCustomField,
	NewSegment,
	Recalculation,
	Segment,
} from './workspace';

/** The workspace, in memory. */
export class Store {
	readonly accounts = new Map<string, Account>();
	readonly segments = new Map<string, Segment>();
	readonly customFields = new Map<string, CustomField>();
	/** By `externalDealId`. */
	readonly deals = new Map<string, Item>();
	/** By `pipelineId`. */
	readonly pipelines = new Map<string, Item>();
	/** By `externalActivityId`. */
	readonly activities = new Map<string, Item>();
	/** Rows that were written, repeats included, since the beginning. */
	writes = 0;
	private readonly inOrder: Account[] = [];
	/** All accounts of a domain, first the one that writes reach. */
	private readonly byDomain = new Map<string, Account[]>();
	private nextId = 1;
	private readonly listed: ListedVersions | undefined;

	/**
	 * @param now milliseconds since the epoch
	 * @param readLag time until an account that was written shows in lists as it is, ms; at once by default
	 */
	constructor(
		private readonly now: () => number,
		private readonly style: Pick<RecotapStyle, 'cleaning' | 'twins'>,
		readLag?: () => number,
	) {
		this.listed = readLag === undefined ? undefined : new ListedVersions(now, readLag);
		for (const segment of SEGMENTS) this.addSegment(segment);
		for (const field of CUSTOM_FIELDS) this.addCustomField(field);
	}

	/** All accounts in the order of their IDs, which is the order of the lists. */
	get accountsInOrder(): readonly Account[] {
		return this.inOrder;
	}

	/** What a list shows of these accounts now. */
	asListed(accounts: readonly Account[]): readonly Account[] {
		const { listed } = this;
		return listed === undefined ? accounts : accounts.flatMap((one) => listed.find(one) ?? []);
	}

	/** The domain as it is stored and compared. */
	clean(domain: string): string {
		return cleanDomain(domain, this.style.cleaning);
	}

	/** The account that a write with this domain reaches. */
	findByDomain(domain: string): Account | undefined {
		return this.findAllByDomain(domain)[0];
	}

	/** All accounts with this domain. */
	findAllByDomain(domain: string): readonly Account[] {
		return this.byDomain.get(this.clean(domain)) ?? [];
	}

	/** Stores a new account. Its scores are 0 until Recotap's next scheduled run ("Introduction"). */
	create(account: NewAccount): Account {
		const { domain, name } = account;
		const twin = this.style.twins ? this.add({ domain, name }) : undefined;
		const stored = this.add(account);
		const all = this.byDomain.get(stored.domain) ?? [];
		this.byDomain.set(stored.domain, [...all, stored, ...(twin === undefined ? [] : [twin])]);
		this.writes++;
		return stored;
	}

	private add(account: NewAccount): Account {
		const stored: Account = {
			rtp_aid: (this.nextId++).toString(16).padStart(24, '0'),
			domain: this.clean(account.domain),
			name: account.name,
			externalId: account.externalId ?? null,
			shortName: account.shortName ?? null,
			linkedinUrl: account.linkedinUrl ?? null,
			tags: [...(account.tags ?? [])],
			customFields: { ...account.customFields },
			scores: { account: 0, advertising: 0, website: 0, g2: 0, bombora: 0 },
			journeyStage: '',
			updatedAt: this.now(),
			writes: 1,
		};
		this.accounts.set(stored.rtp_aid, stored);
		this.inOrder.push(stored);
		this.listed?.add(stored);
		return stored;
	}

	/** Writes the fields that are there and leaves the others; null counts as missing. */
	update(stored: Account, fields: Omit<Partial<NewAccount>, 'domain'>): void {
		stored.name = fields.name ?? stored.name;
		stored.externalId = fields.externalId ?? stored.externalId;
		stored.shortName = fields.shortName ?? stored.shortName;
		stored.linkedinUrl = fields.linkedinUrl ?? stored.linkedinUrl;
		stored.tags = [...(fields.tags ?? stored.tags)];
		Object.assign(stored.customFields, fields.customFields);
		stored.updatedAt = this.now();
		stored.writes++;
		this.writes++;
		this.listed?.add(stored);
	}

	/** Changes an account as Recotap's scheduled run does. */
	recalculate(
		stored: Account,
		{ scores, journeyStage = stored.journeyStage }: Recalculation,
	): void {
		stored.scores = { ...stored.scores, ...scores };
		stored.journeyStage = journeyStage;
		stored.updatedAt = this.now();
		this.listed?.add(stored);
	}

	/** Keeps a deal, a pipeline or an activity. */
	put(items: Map<string, Item>, id: string, item: Item): void {
		items.set(id, item);
		this.writes++;
	}

	/** Keys that are no active custom field. */
	unknownKeys(customFields: NewAccount['customFields']): string[] {
		return Object.keys(customFields ?? {}).filter((key) => !this.customFields.has(key));
	}

	addSegment(segment: NewSegment): void {
		this.segments.set(segment.segmentId, { ...segment, members: new Set() });
	}

	/** Adds a field under the key that "Create Account Custom Field" derives from the label. */
	addCustomField({ label, labelType, description, options }: NewCustomField): CustomField {
		const field: CustomField = {
			key: keyOf(label),
			label,
			labelType,
			description: description ?? null,
			options: options ?? [],
		};
		this.customFields.set(field.key, field);
		return field;
	}

	/** All there is, as JSON can carry it. */
	describe(): object {
		return {
			accounts: this.inOrder,
			segments: [...this.segments.values()].map((segment) => ({
				...segment,
				members: [...segment.members],
			})),
			customFields: [...this.customFields.values()],
			deals: [...this.deals.values()],
			pipelines: [...this.pipelines.values()],
			activities: [...this.activities.values()],
		};
	}
}

/** Spaces become underscores, letters capitals, `_C` goes to the end; nothing else changes. */
export function keyOf(label: string): string {
	return `${label.replaceAll(' ', '_').toUpperCase()}_C`;
}
