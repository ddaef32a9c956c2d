import type { Target } from '../../bulk/target';
import type { RowSchema } from '../schemas/checkRow';
import type { Column } from '../schemas/column';
import type { Service } from '../service';

/** What the operation does to what and where, for the messages. */
export interface Told {
	readonly service: Service;
	/** For sentences such as "37 of 1,000 accounts were not created". */
	readonly words: Words;
}

/** A bulk endpoint as a node offers it: what a row looks like, where it goes, what to call it. */
export interface BulkOperation<Payload, Shared> extends Told {
	readonly columns: readonly Column[];
	readonly schema: RowSchema<Payload>;
	readonly target: Target<Payload, Shared>;
	/** The column that users recognise a row by. */
	readonly key: KeyColumn;
	/** Request-level options of one item. They may be expressions, so items can differ. */
	readonly readShared: (itemIndex: number) => Shared;
}

/** The column by which people recognise a row. */
export interface KeyColumn {
	readonly id: string;
	/** What a list of them is called in the output. */
	readonly plural: string;
}

/** What the operation does to what. */
export interface Words {
	readonly things: string;
	readonly done: string;
}
