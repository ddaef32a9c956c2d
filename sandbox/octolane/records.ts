/** A record of the CRM: an account or a contact. */
export interface StoredRecord {
	readonly id: string;
	/** By what the record is found again: the domain or the e-mail address, in lower case. */
	readonly key: string;
	readonly properties: Record<string, unknown>;
	readonly custom: Record<string, unknown>;
	/** Milliseconds since the epoch. */
	readonly createdAt: number;
	updatedAt: number;
	/** How often the record was written. */
	writes: number;
}

/** A field definition ("List account fields"). */
export interface FieldDefinition {
	readonly id: string;
	readonly name: string;
	readonly property_name: string;
	readonly attribute_type: string;
	readonly metadata: object | null;
}

/** Custom fields that the organization has: a few of the types that matter. */
export const CUSTOM_FIELDS: readonly FieldDefinition[] = [
	define('Region', 'select', {
		options: [
			{ label: 'EMEA', value: 'emea', color: 'blue' },
			{ label: 'Americas', value: 'amer', color: 'green' },
		],
	}),
	define('Seats', 'number', null),
	define('Is Partner', 'checkbox', null),
	define('Renewal Date', 'date', null),
];

function define(name: string, attribute_type: string, metadata: object | null): FieldDefinition {
	const slug = slugOf(name);
	return { id: `field-${slug}`, name, property_name: `custom__${slug}`, attribute_type, metadata };
}

/** The key under `custom_fields`: the name in small letters, words joined with `_`. */
export function slugOf(name: string): string {
	return name.toLowerCase().replaceAll(' ', '_');
}
