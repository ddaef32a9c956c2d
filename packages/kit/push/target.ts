import type { Facts, Unknown } from './outcome';
import type { ApiRequest } from '../request/ports';

/** How much a refusal tells about an equal request before it whose response was lost. */
export interface Conclusive {
	/**
	 * The API decides this before it stores anything, and by the request alone: an equal one was refused as well. Left out
	 * where the refusal may be an echo of our own write, such as "already exists" or "quota used up".
	 */
	readonly isConclusive?: boolean;
}

/** What the API said about one row. */
export type RowResult = {
	/** Identity of the row, computed like `Target.identify`; `undefined` when the result names no usable one. */
	readonly key: string | undefined;
	readonly facts: Facts;
} & (
	| { readonly status: 'created' | 'updated' | 'resolved' }
	| ({
			readonly status: 'failed';
			readonly code: string;
			readonly reason: string;
			/** The API's own words, where `reason` says in ours what they say. */
			readonly apiMessage?: string;
	  } & Conclusive)
	| { readonly status: 'skipped' | 'unknown'; readonly code: string; readonly reason: string }
);

/** A successful response, parsed. */
export type Decoded =
	/** One result for each row, in any order. */
	| { readonly kind: 'perRow'; readonly results: readonly RowResult[] }
	/** One result for each row, in the order of the rows, because the response names none. Trusted only when none is missing. */
	| { readonly kind: 'inOrder'; readonly results: readonly RowResult[] }
	/** Only counts, and the keys that matched nothing. */
	| {
			readonly kind: 'counts';
			readonly matched: number;
			readonly updated: number;
			readonly notFound: readonly string[];
	  }
	/** A response that promises success but cannot be parsed. */
	| { readonly kind: 'unreadable'; readonly reason: string };

/** What is wrong with a row that the API refuses. */
export type FaultCode = 'refused' | 'alreadyExists' | 'notFound';

/** A rule that one row of a request breaks. The row is named by its position in the request, from 0, or by its key. */
export type RowFault = {
	/** The API's own words, for the user. */
	readonly text: string;
	/** `refused` when left out. */
	readonly code?: FaultCode;
} & ({ readonly position: number } | { readonly key: string });

/**
 * What a refusal is about, as its body tells: some rows that break a rule, or (`group`) the options that all rows of
 * the request share, or nothing that can be recognised.
 */
export type Refusal = Conclusive & RefusalWords;

type RefusalWords =
	| {
			readonly about: 'rows';
			/** Empty when the response does not say which rows are bad. */
			readonly faults: readonly RowFault[];
			/** The API's own words, for the user. */
			readonly text: string;
	  }
	| { readonly about: 'group' | 'unclear'; readonly text: string };

/** A row that was sent and whose outcome is open. */
export interface OpenRow<Payload, Shared> {
	readonly key: string;
	readonly payload: Payload;
	readonly shared: Shared;
	readonly outcome: Unknown;
}

/** What a look-up proves about a row whose outcome was open. `unknown`: nothing, but here is what was found. */
export type Finding = { readonly facts: Facts } & (
	| { readonly status: 'updated' | 'resolved' }
	| {
			readonly status: 'failed' | 'notFound' | 'unknown';
			readonly code: string;
			readonly reason: string;
	  }
);

/** How to find out by looking up what became of rows that were sent. */
export interface LookUp<Payload, Shared> {
	/** Most keys in one request. */
	readonly limit: number;
	/** Whether a look-up can tell anything about a row that is open for this reason. For any reason when left out. */
	readonly maySettle?: (outcome: Unknown) => boolean;
	/** Equal for keys that the API may take for one, although it does not say so. */
	fold(key: string): string;
	/** The request that fetches what the API holds under these keys, each once. */
	encode(keys: readonly string[]): ApiRequest;
	/**
	 * Parses a 2xx body. Never throws.
	 *
	 * @returns what it proves about each row, in their order; `undefined` for nothing
	 */
	judge(body: unknown, rows: readonly OpenRow<Payload, Shared>[]): readonly (Finding | undefined)[];
}

/**
 * One bulk endpoint, described. Adding an endpoint is writing one of these.
 * `Payload` is a checked row, `Shared` the request-level options that rows of one request have in common.
 */
export interface Target<Payload, Shared> {
	/** Most rows that the API takes in one request. */
	readonly limit: number;
	/** What users call the key of a row, for messages: "domain". */
	readonly keyName: string;
	/** What the API recognises a row by; two rows with one key never travel in one request. */
	identify(payload: Payload): string;
	/** The request that carries these rows. */
	encode(payloads: readonly Payload[], shared: Shared): ApiRequest;
	/** Whether writing a known row again overwrites it. Where it does not, a row that was written is never sent again. */
	overwrites?(shared: Shared): boolean;
	/** Parses a 2xx body, the response to these rows. Never throws. */
	decode(body: unknown, payloads: readonly Payload[], shared: Shared): Decoded;
	/**
	 * Parses any other response. Never throws. A 404 that is about rows says that they do not exist; any other 404 that the
	 * endpoint does not.
	 */
	readRefusal(body: unknown, status: number): Refusal;
	/** For endpoints whose records can be fetched again. */
	readonly lookUp?: LookUp<Payload, Shared>;
}
