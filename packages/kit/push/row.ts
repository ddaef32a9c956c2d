/** Rows that share their request-level options. One object for each distinct set of options. */
export interface Group<Shared> {
	readonly shared: Shared;
	/** The options as JSON text: equal in every try of a run. */
	readonly name: string;
	/** Once the API has refused these options: nothing more is sent for the group. */
	refusal?: { readonly reason: string; readonly isConclusive: boolean };
	/** Rows that were refused one at a time with the same words, since the API took anything of the group. */
	streak?: { readonly reason: string; readonly rows: number };
}

/** A checked row on its way. */
export interface Row<Payload, Shared> {
	/** Index of the row in the run's input. */
	readonly index: number;
	/** What the API recognises the row by. */
	readonly key: string;
	readonly group: Group<Shared>;
	readonly payload: Payload;
	/** An earlier try of the same run may have stored something under this key. */
	readonly isSuspect: boolean;
}
