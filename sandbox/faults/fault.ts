import type { Context } from 'hono';
import type { Environment } from '../core/context';
import { domainOf } from '../core/rows';
import type { OctolaneVariables } from '../octolane/context';
import { cleanDomain } from '../recotap/cleanDomain';
import type { RecotapVariables } from '../recotap/context';

/** What travels with every request, whatever API it is for. */
export type SandboxEnvironment = Environment<RecotapVariables & OctolaneVariables>;

/** One request and its response. A fault may exchange what travels with it. */
export type FaultContext = Context<SandboxEnvironment>;

/** A request that a fault has hit, and what the fault can do with it. */
export interface Exchange {
	readonly c: FaultContext;
	/** The rows, as they were sent. */
	readonly rows: readonly unknown[];
	/** Indices of the rows that the fault is about. */
	readonly victims: readonly number[];
	/**
	 * Lets the API do what the request asks for. Can be called once.
	 *
	 * @param rows to be used instead of those that were sent
	 * @returns the response that a healthy server would have given
	 */
	readonly handle: (rows?: readonly unknown[]) => Promise<Response>;
	/** Refuses new connections for a moment. */
	readonly stopListening: () => void;
}

/** Something that goes wrong with a request, on purpose. */
export interface Fault {
	/** What happens, in a few words. */
	readonly summary: string;
	/** The requests that it makes sense for. */
	readonly hits:
		| 'any'
		| 'bulk'
		| 'createAccounts'
		| 'mapExternalIds'
		| 'octolaneCreate'
		| 'octolaneSearch'
		| 'pages';
	/** For refusals that the API makes by the request alone: of the same rows, or for the same options, each time. */
	readonly stands?: 'forRows' | 'forOptions';
	/** What the server has stored of the rows afterwards; `some`: all but the victims, or the first half. */
	readonly stores: 'none' | 'some' | 'all';
	/**
	 * Responds to the request.
	 *
	 * @returns nothing when there is no regular response, and the socket is taken care of
	 */
	readonly respond: (exchange: Exchange) => Promise<Response | undefined>;
}

/** The victims' cleaned domains. */
export function victimDomains({ rows, victims }: Exchange): ReadonlySet<string> {
	return new Set(victims.map((index) => cleanDomain(domainOf(rows[index]))));
}

/**
 * Lets the API handle all rows but the victims.
 *
 * @returns the response, or undefined if there are no other rows
 */
export async function handleOthers(exchange: Exchange): Promise<Response | undefined> {
	const { rows, victims, handle } = exchange;
	const others = rows.filter((_, index) => !victims.includes(index));
	return others.length === 0 ? undefined : await handle(others);
}

/** Lets the API handle the first half of the rows, at most: of a single one nothing. */
export async function handleHalf({ rows, handle }: Exchange): Promise<void> {
	const half = rows.slice(0, Math.floor(rows.length / 2));
	if (half.length > 0) await handle(half);
}
