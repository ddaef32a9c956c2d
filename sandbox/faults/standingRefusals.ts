import { cleanDomain } from '../recotap/cleanDomain';
import { hash } from '../core/random';
import { FAULT_NAMES, type FaultName, FAULTS } from './catalogue';
import { type FaultOptions, DEFAULT_RATE, type FaultRequest, makesSense } from './plan';

/** Of the rows that a mix makes bad, so that most requests still have good ones. */
const SHARE_OF_ROWS = 0.25;

/** A refusal that stands, and the rows it is about. */
export interface StandingRefusal {
	readonly fault: FaultName;
	/** Indices of the rows. */
	readonly victims: readonly number[];
}

/**
 * Decides about refusals that the API makes by the request alone ("Errors", validation; "Create Accounts", `segmentId`): the
 * same row, or the same options, are refused each time, also when the response gets lost on the way.
 *
 * @returns for a request, its domains and the rest of its body the refusal, if there is one
 */
export function planRefusals({ seed = 1, rate = DEFAULT_RATE, mix = {} }: FaultOptions = {}) {
	const total = FAULT_NAMES.reduce((sum, name) => sum + (mix[name] ?? 0), 0);
	const isDrawn = (name: FaultName, share: number, subject: string): boolean =>
		hash(String(seed), name, subject) / 2 ** 32 < ((mix[name] ?? 0) / total) * rate * share;

	return (
		request: Pick<FaultRequest, 'method' | 'path'>,
		domains: readonly string[],
		options: string,
	): StandingRefusal | undefined => {
		for (const name of FAULT_NAMES) {
			const { stands, hits } = FAULTS[name];
			if (stands === undefined || (mix[name] ?? 0) === 0 || !makesSense(hits, request)) continue;
			if (stands === 'forOptions') {
				if (isDrawn(name, 1, options)) return { fault: name, victims: [] };
			} else {
				const victims = domains.flatMap((domain, index) =>
					isDrawn(name, SHARE_OF_ROWS, cleanDomain(domain)) ? [index] : [],
				);
				if (victims.length > 0) return { fault: name, victims };
			}
		}
		return undefined;
	};
}
