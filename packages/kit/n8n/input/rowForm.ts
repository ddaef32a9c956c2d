import type { Run } from '../../request/run';
import type { RowSchema } from '../../values/checkRow';
import type { Column } from '../../values/column';

/** The columns and the schema of a row. */
export interface RowForm<Payload> {
	readonly columns: readonly Column[];
	readonly schema: RowSchema<Payload>;
}

/** Fields that a user's workspace defines. They are sent together, in one field of the row. */
export interface CustomFields<Payload> {
	/** Column that holds them as one object. */
	readonly id: string;
	/** What they are called in messages, such as "custom fields". */
	readonly things: string;
	/** How they are found among the input columns: a sentence. */
	readonly names: string;
	/** Whether blank values are kept because the form gives them a meaning. Otherwise they are left out. */
	readonly keepsBlanks?: boolean;
	/** Whether the name of an input column may be that of a custom field. Used when columns are mapped automatically. */
	mayBe(name: string): boolean;
	/**
	 * The form with these fields after its own, as they are defined now.
	 *
	 * @throws FetchStopped when they cannot be looked up
	 */
	lookUp(run: Run): Promise<RowForm<Payload>>;
}

/** What rows must look like, whatever the workspace. */
export interface RowForms<Payload> {
	readonly form: RowForm<Payload>;
	/** Fields that the user's workspace defines in addition to those of the form. */
	readonly custom?: CustomFields<Payload>;
}

/** How input items become rows. */
export interface RowSource<Payload, Shared> extends RowForms<Payload> {
	/**
	 * Gets the request-level options of one item. They may be expressions, so items can differ.
	 *
	 * @throws Error that names the unusable option, in words for the user
	 */
	readonly getShared: (itemIndex: number) => Shared;
}
