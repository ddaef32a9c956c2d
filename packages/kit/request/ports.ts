/** One request to the API, without base URL and credential. */
export interface ApiRequest {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
	/** Path under the base URL, starting with a slash. */
	readonly path: string;
	/** Query parameters, not yet encoded. */
	readonly query?: Readonly<Record<string, string | number>>;
	/** Sent as JSON. */
	readonly body?: object;
}

/**
 * Why a request got no response.
 * `notDelivered`: it cannot have reached the API (connection refused, unknown host).
 * `lost`, `timedOut`: it may have been carried out. `cancelled`: the user stopped the run while it was in flight.
 * `misconfigured`: it was never sent, because credential or address cannot be used.
 */
export type NetworkErrorCause =
	'notDelivered' | 'lost' | 'timedOut' | 'cancelled' | 'misconfigured';

/** A response to one attempt, whatever its status. */
export interface ApiResponse {
	readonly kind: 'response';
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** Parsed JSON, or the text if it is not JSON. */
	readonly body: unknown;
}

/** No response to one attempt. */
export interface NetworkError {
	readonly kind: 'networkError';
	readonly cause: NetworkErrorCause;
	readonly message: string;
}

/** What came back for one attempt. */
export type ResponseOrError = ApiResponse | NetworkError;

/** Everything that a run needs from the outside world. */
export interface Ports {
	/** Sends one attempt. Never rejects: failures are returned as a `NetworkError`. */
	readonly send: (request: ApiRequest) => Promise<ResponseOrError>;
	/** Resolves after `ms` milliseconds, or at once when the run is cancelled. */
	readonly sleep: (ms: number) => Promise<void>;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Uniform in [0, 1). */
	readonly random: () => number;
	/** Whether the user has cancelled the run. */
	readonly cancelled: () => boolean;
}
