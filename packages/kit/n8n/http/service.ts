/** The API behind a node: names and address for the credential, requests and messages. */
export interface Service {
	/** Name that users know. */
	readonly name: string;
	/** Type of its credential, which has the properties `apiKey` and `baseUrl`. */
	readonly credential: string;
	/** Base URL unless the credential sets another. */
	readonly defaultBaseUrl: string;
	/** Header that carries the API key. */
	readonly keyHeader: string;
	/** Advice about API keys for when one is refused: a sentence. */
	readonly keyAdvice: string;
	/** Suffix that users may add to the base URL although every path begins with it. */
	readonly pathPrefix?: string;
}
