import type { ComplaintName } from './complaints';
import type { EvasionName } from './evasions';
import type { NewRecord } from './store';
import type { ShapeName } from './shapes';

/** How a refusal words what is wrong, where the documents have nothing but "Validation failed". */
export type Wording = 'plain' | 'paths' | 'nested' | 'messages' | 'sentence';

/** How the server behaves where the documents leave it open. */
export interface OctolaneStyle {
	/** The response to a write. `refused`: 200 with `success: false`. `text`: no JSON. `bare`: a list without its envelope. */
	readonly shape: ShapeName | 'refused' | 'text' | 'bare';
	/** Both are documented, with the same words. */
	readonly status: 200 | 201;
	readonly wording: Wording;
	/** Reads give times without a zone, by a clock that is so many hours ahead of UTC; with `Z` when left out. */
	readonly hoursAhead: number | undefined;
	/** How reads give the times of emails and meetings: "ISO with up to microseconds" (older pages), or as they were sent. */
	readonly times: 'asSent' | 'microseconds';
	/** Why a row is refused by itself, if it is. Shapes that cannot tell make it refuse the whole request. */
	readonly reject: (key: string) => string | undefined;
	/** How a record says that its row was refused. */
	readonly complaint: ComplaintName;
	/** Tells nothing about the rows, whatever the shape. Of the rows, those that are not refused are stored. */
	readonly evasion: EvasionName | undefined;
}

/** What an organization has from the beginning, and how the server behaves. */
export interface OctolaneOptions extends Partial<OctolaneStyle> {
	readonly accounts?: readonly NewRecord[];
	readonly contacts?: readonly NewRecord[];
}

/** The sample of the documents has `data: null`. */
export const DEFAULT_STYLE: OctolaneStyle = {
	shape: 'null',
	status: 200,
	wording: 'plain',
	hoursAhead: undefined,
	times: 'asSent',
	reject: () => undefined,
	complaint: 'text',
	evasion: undefined,
};
