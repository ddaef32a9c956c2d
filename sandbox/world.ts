import { type FaultOptions, planFaults } from './faults/plan';
import { planRefusals } from './faults/standingRefusals';
import { createTokenBucket, type RateLimit } from './faults/tokenBucket';
import { OctolaneStore } from './octolane/store';
import { DEFAULT_STYLE, type OctolaneOptions, type OctolaneStyle } from './octolane/style';
import { DOCUMENTED_STYLE, type ReplyStyle } from './replyStyle';
import type { LoggedRequest } from './requestLog';
import { Store } from './store';
import type { NewAccount, NewCustomField, NewSegment } from './workspace';

/** What a workspace has in it from the beginning, and how the server behaves. */
export interface WorldOptions {
	/** Several may have the same domain: writes reach the first of them. */
	readonly accounts?: readonly NewAccount[];
	/** Further segments. */
	readonly segments?: readonly NewSegment[];
	/** Further custom fields. */
	readonly customFields?: readonly NewCustomField[];
	readonly reply?: Partial<ReplyStyle>;
	readonly octolane?: OctolaneOptions;
	readonly faults?: FaultOptions;
	readonly rateLimit?: RateLimit;
	/** Time until an account that was written shows in lists as it is, ms; asked each time. At once unless set. */
	readonly readLag?: () => number;
}

/** All that a reset throws away. */
export interface World {
	readonly store: Store;
	readonly requests: LoggedRequest[];
	readonly style: ReplyStyle;
	readonly octolane: OctolaneStore;
	readonly octolaneStyle: OctolaneStyle;
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
	const octolane = new OctolaneStore(now);
	for (const account of options.octolane?.accounts ?? []) octolane.seed('accounts', account);
	for (const contact of options.octolane?.contacts ?? []) octolane.seed('contacts', contact);
	return {
		store,
		requests: [],
		style,
		octolane,
		octolaneStyle: { ...DEFAULT_STYLE, ...options.octolane },
		judge: planFaults(options.faults),
		refusalOf: planRefusals(options.faults),
		takeToken:
			options.rateLimit === undefined
				? () => ({ ok: true })
				: createTokenBucket(options.rateLimit, now),
	};
}
