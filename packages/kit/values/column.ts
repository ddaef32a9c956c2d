import type { FieldType } from 'n8n-workflow';

/** An option that can be chosen. */
export interface Choice<Value extends string = string> {
	/** Name for users. */
	readonly name: string;
	/** Value for the API. */
	readonly value: Value;
}

/** One column of the form, as it is mapped, displayed and named in messages. */
export interface Column {
	/** Name of the field in the API. An input column with this name takes precedence over all others. */
	readonly id: string;
	/** Label for users. */
	readonly label: string;
	readonly type: FieldType;
	readonly required: boolean;
	/** The choices, for the type 'options'. */
	readonly options?: readonly Choice[];
	/** Added to the label in brackets, because n8n shows no description of a field. */
	readonly note?: string;
	/** Whether the output repeats the value, so that users recognise the row. */
	readonly echo?: boolean;
}
