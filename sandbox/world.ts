import { type FaultOptions, planFaults } from './faults/plan';
import { planRefusals } from './faults/standingRefusals';
import { createTokenBucket, type RateLimit } from './core/tokenBucket';
import type { Octolane } from './octolane/context';
import { OctolaneStore } from './octolane/store';
import { DEFAULT_STYLE, type OctolaneOptions } from './octolane/style';
import type { Recotap } from './recotap/context';
import { DOCUMENTED_STYLE, type RecotapStyle } from './recotap/style';
import type { LoggedRequest } from './core/requestLog';
import { Store } from './recotap/store';
import type { NewAccount, NewCustomField, NewSegment } from './recotap/workspace';

/** What a workspace has in it from the beginning, and how the server behaves. */
export interface WorldOptions {
	/** Several may have the same domain: writes reach the first of them. */
	readonly accounts?: readonly NewAccount[];
	/** Further segments. */
	readonly segments?: readonly NewSegment[];
	/** Further custom fields. */
	readonly customFields?: readonly NewCustomField[];
	readonly reply?: Partial<RecotapStyle>;
	readonly octolane?: OctolaneOptions;
	readonly faults?: FaultOptions;
	readonly rateLimit?: RateLimit;
	/** Time until an account that was written shows in lists as it is, ms; asked each time. At once unless set. */
	readonly readLag?: () => number;
}

/** All that a reset throws away. */
export interface World {
	readonly recotap: Recotap;
	readonly octolane: Octolane;
	readonly requests: LoggedRequest[];
	/** Decides about the faults of one request after the other. */
	readonly judge: ReturnType<typeof planFaults>;
	/** Refusals that stand, whatever else happens to a request. */
	readonly refusalOf: ReturnType<typeof planRefusals>;
	/** Lets the next request in, or says how long it has to wait. */
	readonly takeToken: ReturnType<typeof createTokenBucket>;
}

/** @param now milliseconds since the epoch */
export function createWorld(options: WorldOptions, now: () => number): World {
	const style = { ...DOCUMENTED_STYLE, ...options.reply };
	const store = new Store(now, style, options.readLag);
	for (const segment of options.segments ?? []) store.addSegment(segment);
	for (const field of options.customFields ?? []) store.addCustomField(field);
	for (const account of options.accounts ?? []) store.create(account);
	const crm = new OctolaneStore(now);
	for (const account of options.octolane?.accounts ?? []) crm.seed('accounts', account);
	for (const contact of options.octolane?.contacts ?? []) crm.seed('contacts', contact);
	return {
		recotap: { store, style },
		octolane: { store: crm, style: { ...DEFAULT_STYLE, ...options.octolane } },
		requests: [],
		judge: planFaults(options.faults),
		refusalOf: planRefusals(options.faults),
		takeToken:
			options.rateLimit === undefined
				? () => ({ ok: true })
				: createTokenBucket(options.rateLimit, now),
	};
}
