import type { IDataObject } from 'n8n-workflow';

/** An output item, in sections that all items have in the same order. */
export type Sections = readonly IDataObject[];

/**
 * An item with every key of the given items, in order, and null for each. Items of one output start from such a blank,
 * so that n8n shows them as one table: otherwise it prints "undefined" for a missing key and orders columns as they
 * happen to appear.
 */
export function blankOf(items: readonly Sections[]): IDataObject {
	const ofSection: Set<string>[] = [];
	for (const sections of items) {
		sections.forEach((section, at) => {
			const keys = (ofSection[at] ??= new Set());
			for (const key of Object.keys(section)) keys.add(key);
		});
	}
	return Object.fromEntries(ofSection.flatMap((keys) => [...keys].map((key) => [key, null])));
}

/** The sections joined into one item, on top of the blank one. */
export function joinSections(sections: Sections, blank: IDataObject): IDataObject {
	const json = { ...blank };
	for (const section of sections) Object.assign(json, section);
	return json;
}
