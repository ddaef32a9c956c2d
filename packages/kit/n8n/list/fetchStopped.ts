import type { StopCode } from '../../request/classifyResponse';

/** Why fetching ended before everything was there. */
export interface FetchStop {
	/**
	 * `refused`: the API does not accept what was asked for. `endless`: it keeps announcing a next page that brings nothing
	 * new.
	 */
	readonly code: StopCode | 'refused' | 'endless';
	/** One sentence, for the user. */
	readonly reason: string;
	/** When it makes sense to try again, ms since the epoch, if the API said so. */
	readonly resumeAt?: number;
	/** HTTP status of the last answer that refused, if there was one. */
	readonly status?: number | undefined;
}

/** Thrown where a reply was needed and none came that can be used. */
export class FetchStopped extends Error {
	override readonly name = 'FetchStopped';

	constructor(readonly stop: FetchStop) {
		super(stop.reason);
	}
}
