import type { FieldType } from 'n8n-workflow';

/** Something that can be chosen. */
export interface Choice<Value extends string = string> {
	/** What people call it. */
	readonly name: string;
	/** What the API calls it. */
	readonly value: Value;
}

/** One column of the form: what the user maps, what the editor shows, what messages call it. */
export interface Column {
	/** Name of the field in the API, and of the input column that is taken for it before all others. */
	readonly id: string;
	/** What the user sees. */
	readonly label: string;
	readonly type: FieldType;
	readonly required: boolean;
	/** What can be chosen, for the type 'options'. */
	readonly options?: readonly Choice[];
	/** What the form adds to the label in brackets, because n8n shows no description of a field. */
	readonly note?: string;
	/** Whether the output repeats the value, so that people recognise the row. */
	readonly echo?: boolean;
}
