/** Rows that share their request-level options. One object for each distinct set of options. */
export interface Group<Shared> {
	readonly shared: Shared;
	/** The API's words, once it has refused these options: nothing more is sent for the group. */
	refusal?: string;
}

/** A checked row on its way. */
export interface Row<Payload, Shared> {
	/** Index of the row in the run's input. */
	readonly index: number;
	/** What the API recognises the row by. */
	readonly key: string;
	readonly group: Group<Shared>;
	readonly payload: Payload;
}
