/** Rows with the same request-level options. One object for each distinct set of options. */
export interface Group<Shared> {
	readonly shared: Shared;
	/** The options as JSON text: equal in every try of a run. */
	readonly name: string;
	/** Set once the API has refused these options: nothing more is sent for the group. */
	refusal?: { readonly reason: string; readonly isConclusive: boolean };
	/**
	 * Number of consecutive rows refused one by one with the same message, since the API last accepted rows of the group.
	 */
	streak?: { readonly reason: string; readonly rows: number };
}

/** A checked row that is to be sent. */
export interface Row<Payload, Shared> {
	/** Index of the row in the run's input. */
	readonly index: number;
	/** The key by which the API identifies the row. */
	readonly key: string;
	readonly group: Group<Shared>;
	readonly payload: Payload;
	/** An earlier try of the same run may have stored something under this key. */
	readonly isSuspect: boolean;
}
