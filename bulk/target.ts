import type { Facts } from './outcome';
import type { ApiRequest } from './ports';

/** What the API said about one row. */
export type RowResult = {
	/** Identity of the row, computed like `Target.identify`; `undefined` when the answer names no usable one. */
	readonly key: string | undefined;
	readonly facts: Facts;
} & (
	| { readonly status: 'created' | 'updated' | 'resolved' }
	| {
			readonly status: 'failed' | 'skipped' | 'unknown';
			readonly code: string;
			readonly reason: string;
	  }
);

/** A successful reply, read. */
export type Decoded =
	/** One result for each row, in any order. */
	| { readonly kind: 'perRow'; readonly results: readonly RowResult[] }
	/** One result for each row, in the order of the rows, because the reply names none. Trusted only when none is missing. */
	| { readonly kind: 'inOrder'; readonly results: readonly RowResult[] }
	/** Only counts, and the keys that matched nothing. */
	| {
			readonly kind: 'counts';
			readonly matched: number;
			readonly updated: number;
			readonly notFound: readonly string[];
	  }
	/** A reply that promises success but cannot be read. */
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
 * the request share, or nothing that can be read.
 */
export type Refusal =
	| {
			readonly about: 'rows';
			/** Empty when the reply does not say which rows are bad. */
			readonly faults: readonly RowFault[];
			/** The API's own words, for the user. */
			readonly text: string;
	  }
	| { readonly about: 'group' | 'unclear'; readonly text: string };

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
	/** Reads a 2xx body, the answer to these rows. Never throws. */
	decode(body: unknown, payloads: readonly Payload[], shared: Shared): Decoded;
	/**
	 * Reads any other answer. Never throws. A 404 that is about rows says that they do not exist; any other 404 that the
	 * endpoint does not.
	 */
	readRefusal(body: unknown, status: number): Refusal;
}
