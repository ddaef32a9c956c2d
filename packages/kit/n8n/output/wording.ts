import type { Service } from '../http/service';

/** What an operation writes and where, for the messages. */
export interface Wording {
	readonly service: Service;
	/** For sentences such as "6 accounts: 5 created, 1 not valid". */
	readonly words: Words;
}

/** What the operation writes, in the singular and in the plural. */
export interface Words {
	readonly thing: string;
	readonly things: string;
}

/** The column by which people recognise a row. */
export interface KeyColumn {
	readonly id: string;
	/** Name of the list of keys in the output. */
	readonly plural: string;
}
