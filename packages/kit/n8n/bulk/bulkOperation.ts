import type { INodeProperties } from 'n8n-workflow';
import type { Outcome } from '../../push/outcome';
import type { Ports } from '../../request/ports';
import type { Run } from '../../request/run';
import type { Target } from '../../push/target';
import type { Gathering } from '../input/gatherRows';
import type { RowForms, RowSource } from '../input/rowForm';
import type { KeyColumn, Wording } from '../output/wording';

/** A bulk endpoint as a node offers it: the shape of a row, its target, and its names in messages. */
export interface BulkEndpoint<Payload, Shared> extends Wording, RowForms<Payload> {
	readonly target: Target<Payload, Shared>;
	/** Options that only this operation has. All of them are switches. */
	readonly switches?: readonly INodeProperties[];
	/** Fetches what writing would do to each row, and says so as `skipped`, with a code of `PREVIEW_CODES`. */
	readonly preview?: Target<Payload, Shared>;
	/** Whether a preview comes first, and rows are written only where that has such a code. */
	readonly previewsFirst?: boolean;
	/** Set when several items make up one row of a request. */
	readonly gathering?: Gathering<Payload>;
	/** Runs after the push and completes its outcomes. Returns one outcome for each row. */
	readonly followUp?: (
		pushed: readonly PushedRow<Payload>[],
		run: Run,
	) => Promise<readonly Outcome[]>;
	/** What the user can do when the API refused everything with this message, if the form can help. */
	readonly adviceOn?: (words: string) => string | undefined;
	/** For an API whose responses do not mean what their status says. */
	readonly wrapPorts?: (ports: Ports) => Ports;
}

/** A bulk endpoint with what the user wants of it. */
export interface BulkOperation<Payload, Shared>
	extends BulkEndpoint<Payload, Shared>, RowSource<Payload, Shared> {
	/** The column that identifies a row to the user. */
	readonly key: KeyColumn;
}

/** A row after the push. */
export interface PushedRow<Payload> {
	/** `undefined` when the row is invalid. */
	readonly payload: Payload | undefined;
	readonly outcome: Outcome;
}
