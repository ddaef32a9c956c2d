/** One request, as the sandbox saw it. */
export interface LoggedRequest {
	readonly method: string;
	/** Path under the base URL, with the query. What followed a redirect to another host begins with `/elsewhere/`. */
	readonly path: string;
	/** Which API key came along. */
	readonly key: 'right' | 'wrong' | 'none';
	/** Number of rows in the body. */
	readonly rows: number;
	/** Domains of the rows, as they were sent. */
	readonly domains: readonly string[];
	/** Milliseconds since the epoch. */
	readonly receivedAt: number;
	/** Milliseconds since the epoch; absent until the sandbox is done with the request. */
	finishedAt?: number;
	/** HTTP status of the response; 0 until there is one, and if there is none. */
	status: number;
	/** What went wrong on purpose: the name of a fault, or `rate-limit`. */
	fault?: string;
	/** Rows that this request wrote. */
	stored: number;
}
