import type { Facts, UnknownOutcome } from './outcome';
import type { ApiRequest } from '../request/ports';

/** What a refusal proves about an earlier equal request whose response was lost. */
export interface Conclusiveness {
	/**
	 * The API decides this before it stores anything, based on the request alone: an equal request was refused as well.
	 * Omitted where the refusal may be caused by our own write, for example "already exists" or "quota used up".
	 */
	readonly isConclusive?: boolean;
}

/** The API's result for one row. */
export type RowResult = {
	/** Identity of the row, computed like `Target.identify`; `undefined` if the result contains no usable one. */
	readonly key: string | undefined;
	readonly facts: Facts;
} & (
	| { readonly status: 'created' | 'updated' | 'resolved' }
	| ({
			readonly status: 'failed';
			readonly code: string;
			readonly reason: string;
			/** The API's message, where `reason` is our own wording of it. */
			readonly apiMessage?: string;
	  } & Conclusiveness)
	| { readonly status: 'skipped' | 'unknown'; readonly code: string; readonly reason: string }
);

/** A successful response, parsed. */
export type BatchResponse =
	/** One result for each row, in any order. */
	| { readonly kind: 'perRow'; readonly results: readonly RowResult[] }
	/**
	 * One result for each row, in the order of the rows, because the response contains no keys. Trusted only if complete.
	 */
	| { readonly kind: 'inOrder'; readonly results: readonly RowResult[] }
	/** Only counts, and the keys that were not found. */
	| {
			readonly kind: 'counts';
			readonly matched: number;
			readonly updated: number;
			readonly notFound: readonly string[];
	  }
	/** A success status with a body that cannot be parsed. */
	| { readonly kind: 'unreadable'; readonly reason: string };

/** What is wrong with a refused row. */
export type FaultCode = 'refused' | 'alreadyExists' | 'notFound';

/** A rule broken by one row of a request. The row is given by its position in the request, from 0, or by its key. */
export type RowFault = {
	/** The API's message, for the user. */
	readonly text: string;
	/** `refused` when left out. */
	readonly code?: FaultCode;
} & ({ readonly position: number } | { readonly key: string });

/**
 * The scope of a refusal, derived from its body: some rows that break a rule, or (`group`) the options that all rows of
 * the request share, or unrecognised.
 */
export type Refusal = Conclusiveness & RefusalWords;

type RefusalWords =
	| {
			readonly about: 'rows';
			/** Empty if the response does not say which rows are bad. */
			readonly faults: readonly RowFault[];
			/** The API's message, for the user. */
			readonly text: string;
	  }
	| { readonly about: 'group' | 'unclear'; readonly text: string };

/** A row that was sent and whose outcome is still unknown. */
export interface OpenRow<Payload, Shared> {
	readonly key: string;
	readonly payload: Payload;
	readonly shared: Shared;
	readonly outcome: UnknownOutcome;
}

/** What a look-up proves about an unknown row. `unknown`: nothing, but it returned facts. */
export type Finding = { readonly facts: Facts } & (
	| { readonly status: 'updated' | 'resolved' }
	| {
			readonly status: 'failed' | 'notFound' | 'unknown';
			readonly code: string;
			readonly reason: string;
	  }
);

/** How to settle rows that were sent by looking them up. */
export interface LookUp<Payload, Shared> {
	/** Maximum number of keys in one request. */
	readonly limit: number;
	/** Whether a look-up can help with a row that is unknown for this reason. If omitted, it can for every reason. */
	readonly maySettle?: (outcome: UnknownOutcome) => boolean;
	/** Equal for keys that the API may treat as the same, although this is not documented. */
	fold(key: string): string;
	/** The request that fetches the records with these keys; no key is repeated. */
	encode(keys: readonly string[]): ApiRequest;
	/**
	 * Parses a 2xx body. Never throws.
	 *
	 * @returns what the body proves about each row, in their order; `undefined` for nothing
	 */
	judge(body: unknown, rows: readonly OpenRow<Payload, Shared>[]): readonly (Finding | undefined)[];
}

/**
 * A bulk endpoint. Adding an endpoint means writing one of these. `Payload` is a checked row, `Shared` the
 * request-level options shared by the rows of one request.
 */
export interface Target<Payload, Shared> {
	/** Maximum number of rows in one request. */
	readonly limit: number;
	/** Users' name for the key of a row, for messages: "domain". */
	readonly keyName: string;
	/** The key by which the API identifies a row; two rows with the same key never share a request. */
	identify(payload: Payload): string;
	/** The request that carries these rows. */
	encode(payloads: readonly Payload[], shared: Shared): ApiRequest;
	/** Whether writing an existing row again overwrites it. If not, a written row is never sent again. */
	overwrites?(shared: Shared): boolean;
	/** Parses a 2xx body, the response to these rows. Never throws. */
	decode(body: unknown, payloads: readonly Payload[], shared: Shared): BatchResponse;
	/**
	 * Parses any other response. Never throws. A 404 about rows means that they do not exist; any other 404 means that
	 * the endpoint does not.
	 */
	parseRefusal(body: unknown, status: number): Refusal;
	/** For endpoints whose records can be read back. */
	readonly lookUp?: LookUp<Payload, Shared>;
}
