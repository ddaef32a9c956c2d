import type { IDataObject } from 'n8n-workflow';

/** An item for the output, in sections that all items have in the same order. */
export type Sections = readonly IDataObject[];

/**
 * An item with every key that one of these has, in their order, and null for each. Items that come out together begin as such
 * a blank, so that n8n shows them as one table: otherwise it writes "undefined" wherever a key is missing, and orders columns
 * as they happen to appear.
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

/** The item itself, beginning with a blank one. */
export function joinSections(sections: Sections, blank: IDataObject): IDataObject {
	const json = { ...blank };
	for (const section of sections) Object.assign(json, section);
	return json;
}
