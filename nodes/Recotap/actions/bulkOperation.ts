import type { Target } from '../../../bulk/target';
import type { RowSchema } from '../schemas/checkRow';
import type { Column } from '../schemas/column';

/** A bulk endpoint as the node offers it: what a row looks like, where it goes, what to call it. */
export interface BulkOperation<Payload, Shared> {
	readonly columns: readonly Column[];
	readonly schema: RowSchema<Payload>;
	readonly target: Target<Payload, Shared>;
	/** Request-level options of one item. They may be expressions, so items can differ. */
	readonly readShared: (itemIndex: number) => Shared;
	/** For sentences such as "37 of 1,000 accounts were not created". */
	readonly words: Words;
}

/** What the operation does to what, for the messages. */
export interface Words {
	readonly things: string;
	readonly done: string;
}
