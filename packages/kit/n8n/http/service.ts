/** The API behind a node, as credential, address and messages name it. */
export interface Service {
	/** What users call it. */
	readonly name: string;
	/** Type of its credential, which has an 'apiKey' and a 'baseUrl'. */
	readonly credential: string;
	/** Where the API is, unless the credential says otherwise. */
	readonly defaultBaseUrl: string;
	/** Header that carries the key. */
	readonly keyHeader: string;
	/** What people should know about its keys when one is refused: a sentence. */
	readonly keyAdvice: string;
	/** End of the base URL that users may add although every path begins with it. */
	readonly pathPrefix?: string;
}
