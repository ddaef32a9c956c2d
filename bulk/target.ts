import type { Facts } from './outcome';
import type { ApiRequest } from './ports';

/** What the API said about one row. */
export type RowResult = {
	/** Identity of the row, computed like `Target.identify`; `undefined` when the answer names no usable one. */
	readonly key: string | undefined;
	readonly facts: Facts;
} & (
	| { readonly status: 'created' | 'updated' }
	| {
			readonly status: 'failed' | 'unknown';
			readonly code: string;
			readonly reason: string;
	  }
);

/** A successful reply, read. */
export type Decoded =
	/** One result for each row, in any order. */
	| { readonly kind: 'perRow'; readonly results: readonly RowResult[] }
	/** Only counts, and the keys that matched nothing. */
	| {
			readonly kind: 'counts';
			readonly matched: number;
			readonly updated: number;
			readonly notFound: readonly string[];
	  }
	/** A reply that promises success but cannot be read. */
	| { readonly kind: 'unreadable'; readonly reason: string };

/** A rule that one row of a request breaks. */
export interface RowFault {
	/** Position of the row in the request, from 0. */
	readonly position: number;
	/** The API's own words, for the user. */
	readonly text: string;
}

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
	/** Reads a 2xx body. Never throws. */
	decode(body: unknown): Decoded;
	/** Reads the body of any other answer. Never throws. */
	readRefusal(body: unknown): Refusal;
}
