import type { CheckedRow } from '../../push/push';

/** A row, and what its item gave. */
type ItemRow<Payload, Shared> = CheckedRow<Payload, Shared> & { readonly values: Values };
type Values = Readonly<Record<string, unknown>>;

/** How rows that belong together become one: what the API takes as one thing is spread over several items. */
export interface Gathering<Payload> {
	/** What the API takes as one thing, for messages: "pipeline". */
	readonly thing: string;
	readonly things: string;
	/** Rows with one name belong together; '' when the values of a row do not tell it. */
	readonly nameOf: (values: Values) => string;
	/** What people call the thing of a row; '' when the values do not tell it. Used where they do not tell the name. */
	readonly labelOf: (values: Values) => string;
	/** All of them in one, or why they do not go together, in words for the user. */
	readonly gather: (payloads: readonly Payload[]) => GatherResult<Payload>;
}

/** Several payloads as one, or why that cannot be. */
export type GatherResult<Payload> =
	| { readonly ok: true; readonly payload: Payload }
	| { readonly ok: false; readonly reason: string };

/** Rows as they travel, and which of them each item is part of. */
export interface Units<Payload, Shared> {
	readonly units: readonly CheckedRow<Payload, Shared>[];
	/** For each item the index of its unit. */
	readonly unitOf: readonly number[];
	/** Units that are invalid only because another item of theirs is. */
	readonly incomplete: ReadonlySet<number>;
}

/**
 * Gathers rows; without a rule every row travels by itself. Invalid rows stay alone, and those that do not go together
 * become invalid. So do those that belong to an invalid one, or may belong to it: the API would take their thing without
 * it, for good.
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
 * Tells of a name why its rows cannot be sent, in words for the user. An invalid row that does not tell its name may belong
 * to any with its label; without a label, to any at all.
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
		// People count from 1.
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
