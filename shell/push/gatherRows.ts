import type { CheckedRow } from '../../bulk/push';

/** How rows that belong together become one: what the API takes as one thing is spread over several items. */
export interface Gathering<Payload> {
	/** Rows with one name belong together. */
	readonly nameOf: (payload: Payload) => string;
	/** All of them in one, or why they do not go together, in words for the user. */
	readonly gather: (payloads: readonly Payload[]) => Gathered<Payload>;
}

/** Several payloads as one, or why that cannot be. */
export type Gathered<Payload> =
	| { readonly ok: true; readonly payload: Payload }
	| { readonly ok: false; readonly reason: string };

/** Rows as they travel, and which of them each item is part of. */
export interface Units<Payload, Shared> {
	readonly units: readonly CheckedRow<Payload, Shared>[];
	/** For each item the index of its unit. */
	readonly unitOf: readonly number[];
}

/** Gathers rows; without a rule every row travels by itself. Invalid rows stay alone, and those that do not go together become invalid. */
export function gatherRows<Payload, Shared>(
	rows: readonly CheckedRow<Payload, Shared>[],
	gathering: Gathering<Payload> | undefined,
): Units<Payload, Shared> {
	if (gathering === undefined) return { units: rows, unitOf: rows.map((_, index) => index) };
	const members: { readonly row: CheckedRow<Payload, Shared>; readonly payloads: Payload[] }[] = [];
	const byName = new Map<string, number>();
	const unitOf = rows.map((row): number => {
		if (!row.valid) return members.push({ row, payloads: [] }) - 1;
		const name = gathering.nameOf(row.payload);
		const known = byName.get(name);
		if (known !== undefined) {
			members[known]?.payloads.push(row.payload);
			return known;
		}
		const unit = members.push({ row, payloads: [row.payload] }) - 1;
		byName.set(name, unit);
		return unit;
	});
	const units = members.map(({ row, payloads }): CheckedRow<Payload, Shared> => {
		if (!row.valid) return row;
		const gathered = gathering.gather(payloads);
		return gathered.ok
			? { valid: true, payload: gathered.payload, shared: row.shared }
			: { valid: false, reason: gathered.reason };
	});
	return { units, unitOf };
}
