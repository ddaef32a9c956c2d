import { seededUuid } from './uuid';
import { CUSTOM_FIELDS, type FieldDefinition, slugOf, type StoredRecord } from './records';

/** Names of the things that can be created and updated. */
export const OBJECTS = ['accounts', 'contacts'] as const;

/** Kind of a record. */
export type ObjectType = (typeof OBJECTS)[number];

/** What an organization can be set up with. */
export interface NewRecord {
	/** Domain or e-mail address. */
	readonly key: string;
	readonly properties?: Readonly<Record<string, unknown>>;
	/** Milliseconds since the epoch; a day before the sandbox starts if left out. */
	readonly createdAt?: number;
}

const DAY_MS = 86_400_000;

/** The organization's CRM, in memory. */
export class OctolaneStore {
	readonly fields: readonly FieldDefinition[] = CUSTOM_FIELDS;
	/** Rows that were written, repeats included, since the beginning. */
	writes = 0;
	private readonly byKey = {
		accounts: new Map<string, StoredRecord>(),
		contacts: new Map<string, StoredRecord>(),
	};
	private readonly byId = new Map<string, StoredRecord>();

	constructor(private readonly now: () => number) {}

	/** All records of a kind, in the order in which they were created. */
	all(type: ObjectType): readonly StoredRecord[] {
		return [...this.byKey[type].values()];
	}

	find(type: ObjectType, key: string): StoredRecord | undefined {
		return this.byKey[type].get(key);
	}

	findById(type: ObjectType, id: string): StoredRecord | undefined {
		const record = this.byId.get(id);
		return record !== undefined && this.find(type, record.key) === record ? record : undefined;
	}

	/** Puts something in from the beginning: not counted as a write. */
	seed(type: ObjectType, { key, properties = {}, createdAt }: NewRecord): void {
		this.put(type, key, properties, createdAt ?? this.now() - DAY_MS);
	}

	private create(
		type: ObjectType,
		key: string,
		properties: Readonly<Record<string, unknown>>,
	): StoredRecord {
		this.writes++;
		return this.put(type, key, properties, this.now());
	}

	/** Gives the record with this key, which stays as it is, or a new one. */
	resolve(
		type: ObjectType,
		key: string,
		properties: Readonly<Record<string, unknown>>,
	): StoredRecord {
		return this.find(type, key) ?? this.create(type, key, properties);
	}

	/** Writes these properties and leaves the others; null clears one. */
	update(record: StoredRecord, properties: Readonly<Record<string, unknown>>): void {
		this.assign(record, properties);
		record.updatedAt = this.now();
		record.writes++;
		this.writes++;
	}

	/** All there is, as JSON can carry it. */
	describe(): object {
		return Object.fromEntries(OBJECTS.map((type) => [type, this.all(type)]));
	}

	private put(
		type: ObjectType,
		key: string,
		properties: Readonly<Record<string, unknown>>,
		createdAt: number,
	): StoredRecord {
		const id = seededUuid(`${type} ${this.byId.size}`);
		const record = {
			id,
			key,
			properties: {},
			custom: {},
			createdAt,
			updatedAt: createdAt,
			writes: 1,
		};
		this.assign(record, properties);
		this.byKey[type].set(key, record);
		this.byId.set(id, record);
		return record;
	}

	/** Custom properties become custom attributes. */
	private assign(record: StoredRecord, properties: Readonly<Record<string, unknown>>): void {
		for (const [name, value] of Object.entries(properties)) {
			const field = this.fields.find(({ property_name }) => property_name === name);
			if (field === undefined) record.properties[name] = value;
			else record.custom[slugOf(field.name)] = value;
		}
	}
}
