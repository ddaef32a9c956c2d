import type { StopCode } from '../../request/classifyResponse';

/** Why fetching ended before everything was there. */
export interface FetchStop {
	/** `refused`: the API does not accept the request. `endless`: it keeps announcing a next page without new rows. */
	readonly code: StopCode | 'refused' | 'endless';
	/** One sentence, for the user. */
	readonly reason: string;
	/** When it makes sense to try again, ms since the epoch, if the API said so. */
	readonly resumeAt?: number;
	/** HTTP status of the last refusal, if there was one. */
	readonly status?: number | undefined;
}

/** Thrown when a response was needed and no usable one was received. */
export class FetchStopped extends Error {
	override readonly name = 'FetchStopped';

	constructor(readonly stop: FetchStop) {
		super(stop.reason);
	}
}
