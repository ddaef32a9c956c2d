import type { CheckedRow } from '../../push/push';

/** A checked row with the values of its item. */
type ItemRow<Payload, Shared> = CheckedRow<Payload, Shared> & { readonly values: Values };
type Values = Readonly<Record<string, unknown>>;

/** How rows are combined: the API takes one object where the input has several items. */
export interface Gathering<Payload> {
	/** Name of the combined object in messages, for example "pipeline". */
	readonly thing: string;
	readonly things: string;
	/** Name that rows of one object share; '' when the values of a row do not contain it. */
	readonly nameOf: (values: Values) => string;
	/**
	 * Label of the object for users; '' when the values do not contain it. Used for rows whose values do not contain the
	 * name.
	 */
	readonly labelOf: (values: Values) => string;
	/** Combines the payloads, or explains to the user why they conflict. */
	readonly gather: (payloads: readonly Payload[]) => GatherResult<Payload>;
}

/** Several payloads combined into one, or why this is impossible. */
export type GatherResult<Payload> =
	| { readonly ok: true; readonly payload: Payload }
	| { readonly ok: false; readonly reason: string };

/** The combined rows, and the row that each item became part of. */
export interface Units<Payload, Shared> {
	readonly units: readonly CheckedRow<Payload, Shared>[];
	/** Index of the unit of each item. */
	readonly unitOf: readonly number[];
	/** Units that are invalid only because another item of the same object is. */
	readonly incomplete: ReadonlySet<number>;
}

/**
 * Combines rows; without a rule every row stays on its own. Invalid rows are not combined, and rows that conflict
 * become invalid. So do rows that belong, or may belong, to the same object as an invalid row: otherwise the API would
 * permanently store an incomplete object.
 */
export function gatherRows<Payload, Shared>(
	rows: readonly ItemRow<Payload, Shared>[],
	gathering: Gathering<Payload> | undefined,
): Units<Payload, Shared> {
	const incomplete = new Set<number>();
	if (gathering === undefined) {
		return { units: rows, unitOf: rows.map((_, index) => index), incomplete };
	}
	const { thing, nameOf, gather } = gathering;
	const problemOf = findProblems(rows, gathering);
	const members: {
		readonly row: CheckedRow<Payload, Shared>;
		readonly name: string;
		readonly payloads: Payload[];
	}[] = [];
	const byName = new Map<string, number>();
	const unitOf = rows.map((row): number => {
		const name = nameOf(row.values);
		if (!row.valid) return members.push({ row, name, payloads: [] }) - 1;
		const known = byName.get(name);
		if (known !== undefined) {
			members[known]?.payloads.push(row.payload);
			return known;
		}
		const unit = members.push({ row, name, payloads: [row.payload] }) - 1;
		byName.set(name, unit);
		return unit;
	});
	const units = members.map(({ row, name, payloads }, unit): CheckedRow<Payload, Shared> => {
		if (!row.valid) return row;
		const problem = problemOf(name);
		if (problem !== undefined) {
			incomplete.add(unit);
			return { valid: false, reason: `The ${thing} '${name}' was not sent, because ${problem}` };
		}
		const gathered = gather(payloads);
		return gathered.ok
			? { valid: true, payload: gathered.payload, shared: row.shared }
			: { valid: false, reason: gathered.reason };
	});
	return { units, unitOf, incomplete };
}

/**
 * Explains, by name, why rows cannot be sent, in words for the user. An invalid row without a name may belong to any
 * object with its label; without a label, to any object.
 */
function findProblems<Payload, Shared>(
	rows: readonly ItemRow<Payload, Shared>[],
	{ nameOf, labelOf }: Gathering<Payload>,
): (name: string) => string | undefined {
	const labels = new Map<string, Set<string>>();
	const ofName = new Map<string, string>();
	const ofLabel = new Map<string, string>();
	let ofAll: string | undefined;
	rows.forEach((row, item) => {
		const name = nameOf(row.values);
		const label = labelOf(row.values);
		if (name !== '') labels.set(name, (labels.get(name) ?? new Set()).add(label));
		if (row.valid) return;
		// Item numbers in messages count from 1.
		const open = `item ${item + 1} may belong to it and is not valid: ${row.reason}`;
		if (name !== '') addOnce(ofName, name, `item ${item + 1} is not valid: ${row.reason}`);
		else if (label !== '') addOnce(ofLabel, label, open);
		else ofAll ??= open;
	});
	return (name) => {
		const own = ofName.get(name);
		if (own !== undefined) return own;
		const [open] = [...(labels.get(name) ?? [])].flatMap((label) => ofLabel.get(label) ?? []);
		return open ?? ofAll;
	};
}

function addOnce(problems: Map<string, string>, name: string, problem: string): void {
	if (!problems.has(name)) problems.set(name, problem);
}
