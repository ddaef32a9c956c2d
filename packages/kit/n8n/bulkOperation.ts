import type { INodeProperties } from 'n8n-workflow';
import type { Outcome } from '../push/outcome';
import type { Run } from '../request/run';
import type { Target } from '../push/target';
import type { RowSchema } from '../values/checkRow';
import type { Column } from '../values/column';
import type { Service } from './http/service';
import type { Gathering } from './input/gatherRows';

/** What the operation writes and to which service, for messages. */
export interface Told {
	readonly service: Service;
	/** For sentences such as "6 accounts: 5 created, 1 not valid". */
	readonly words: Words;
}

/** A bulk endpoint as a node offers it: the shape of a row, its target, and its names in messages. */
export interface BulkOperation<Payload, Shared> extends Told {
	readonly form: RowForm<Payload>;
	/** Fields that the user's workspace defines in addition to those of the form. */
	readonly custom?: CustomFields<Payload>;
	readonly target: Target<Payload, Shared>;
	/** Options that only this operation has. All of them are switches. */
	readonly switches?: readonly INodeProperties[];
	/** Reads what writing would do to each row and returns it as `skipped`, with one of `PREVIEW_CODES`. */
	readonly preview?: Target<Payload, Shared>;
	/** Whether rows are read first, as in a preview, and only those with such a code are written. */
	readonly readsFirst?: boolean;
	/** Set when several items make up one row of a request. */
	readonly gathering?: Gathering<Payload>;
	/** Runs after the push and completes its outcomes. Returns one outcome for each row. */
	readonly followUp?: (pushed: readonly Pushed<Payload>[], run: Run) => Promise<readonly Outcome[]>;
	/** What the user can do when the API refused everything with this message, if the form can help. */
	readonly adviceOn?: (words: string) => string | undefined;
	/** The column that users recognise a row by. */
	readonly key: KeyColumn;
	/**
	 * Gets the request-level options of one item. They may be expressions, so items can differ.
	 *
	 * @throws Error that names the unusable option, in words for the user
	 */
	readonly readShared: (itemIndex: number) => Shared;
}

/** A row after the push. */
export interface Pushed<Payload> {
	/** `undefined` when the row is invalid. */
	readonly payload: Payload | undefined;
	readonly outcome: Outcome;
}

/** The columns and the schema of a row. */
export interface RowForm<Payload> {
	readonly columns: readonly Column[];
	readonly schema: RowSchema<Payload>;
}

/** Fields that a user's workspace defines. They are sent together, in one field of the row. */
export interface CustomFields<Payload> {
	/** Column that holds them as one object. */
	readonly id: string;
	/** Whether blank values are kept because the form gives them a meaning. Otherwise they are left out. */
	readonly keepsBlanks?: boolean;
	/** Whether the name of an input column may be that of a custom field. Used when columns are mapped automatically. */
	mayBe(name: string): boolean;
	/**
	 * The form with the current custom fields.
	 *
	 * @throws ReadStopped when they cannot be fetched
	 */
	lookUp(run: Run): Promise<RowForm<Payload>>;
}

/** The column by which people recognise a row. */
export interface KeyColumn {
	readonly id: string;
	/** Name of the list of keys in the output. */
	readonly plural: string;
}

/** What the operation writes, in the singular and in the plural. */
export interface Words {
	readonly thing: string;
	readonly things: string;
}
