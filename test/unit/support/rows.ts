import type { Keyed } from '@n8n-nodes-recotap/kit/push/dedupe';

const groups = new Map<string, object>();

/** The group with this name: the same object each time. */
export function groupOf(name: string): object {
	const group = groups.get(name) ?? { name };
	groups.set(name, group);
	return group;
}

/** Rows with these keys, in order: `a` is in the default group, `a@west` in the group `west`. */
export function rowsOf(...texts: readonly string[]): Keyed[] {
	return texts.map((text, index) => {
		const [key = '', group = ''] = text.split('@');
		return { index, key, group: groupOf(group) };
	});
}

/** Positions of rows in the input. */
export function indexesOf(rows: readonly Keyed[]): number[] {
	return rows.map(({ index }) => index);
}
