import type { INodeProperties } from 'n8n-workflow';
import type { Outcome } from '../push/outcome';
import type { Run } from '../request/run';
import type { Target } from '../push/target';
import type { RowSchema } from '../values/checkRow';
import type { Column } from '../values/column';
import type { Service } from './http/service';
import type { Gathering } from './input/gatherRows';

/** What the operation writes and where, for the messages. */
export interface Told {
	readonly service: Service;
	/** For sentences such as "6 accounts: 5 created, 1 not valid". */
	readonly words: Words;
}

/** A bulk endpoint as a node offers it: what a row looks like, where it goes, what to call it. */
export interface BulkOperation<Payload, Shared> extends Told {
	readonly form: RowForm<Payload>;
	/** Fields that the user's workspace has beyond those of the form. */
	readonly custom?: CustomFields<Payload>;
	readonly target: Target<Payload, Shared>;
	/** Options of this operation alone. All of them are switches. */
	readonly switches?: readonly INodeProperties[];
	/** Reads what writing would do to each row, and says so as `skipped`, with a code of `PREVIEW_CODES`. */
	readonly preview?: Target<Payload, Shared>;
	/** Whether rows are read first, like in a preview, and written only where that has such a code. */
	readonly readsFirst?: boolean;
	/** When several items make one row of a request. */
	readonly gathering?: Gathering<Payload>;
	/** Finds out more about rows after they were pushed. Gives the outcomes anew, one for each row. */
	readonly followUp?: (pushed: readonly Pushed<Payload>[], run: Run) => Promise<readonly Outcome[]>;
	/** What the user can do when the API has refused everything in these words, if anything in the form can help. */
	readonly adviceOn?: (words: string) => string | undefined;
	/** The column that users recognise a row by. */
	readonly key: KeyColumn;
	/**
	 * Request-level options of one item. They may be expressions, so items can differ.
	 *
	 * @throws Error that names an option that cannot be used, in words for the user
	 */
	readonly readShared: (itemIndex: number) => Shared;
}

/** A row after the push. */
export interface Pushed<Payload> {
	/** `undefined` when the row was invalid. */
	readonly payload: Payload | undefined;
	readonly outcome: Outcome;
}

/** What a row must look like. */
export interface RowForm<Payload> {
	readonly columns: readonly Column[];
	readonly schema: RowSchema<Payload>;
}

/** Fields that a user's workspace has of its own. They travel together, in one field of the row. */
export interface CustomFields<Payload> {
	/** Column that holds them as one object. */
	readonly id: string;
	/** Whether blank values are handed on, too, because the form gives them a meaning. Otherwise they are left out. */
	readonly keepsBlanks?: boolean;
	/** Whether an input column may be one of them, by its name. Asked when columns are mapped automatically. */
	mayBe(name: string): boolean;
	/**
	 * The form with these fields in it, as they are defined now.
	 *
	 * @throws ReadStopped when they cannot be looked up
	 */
	lookUp(run: Run): Promise<RowForm<Payload>>;
}

/** The column by which people recognise a row. */
export interface KeyColumn {
	readonly id: string;
	/** What a list of them is called in the output. */
	readonly plural: string;
}

/** What the operation writes: one of them, and several. */
export interface Words {
	readonly thing: string;
	readonly things: string;
}
