import type { FieldType } from 'n8n-workflow';

/** One column of the form: what the user maps, what the editor shows, what messages call it. */
export interface Column {
	/** Name of the field in the API, and of the input column that auto-mapping looks for. */
	readonly id: string;
	/** What the user sees. */
	readonly label: string;
	readonly type: FieldType;
	readonly required: boolean;
	/** What can be chosen, for the type 'options'. */
	readonly options?: readonly string[];
	/** Whether the output repeats the value, so that people recognise the row. */
	readonly echo?: boolean;
}
