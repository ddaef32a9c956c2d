import { request as httpRequest } from 'node:http';
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, INode } from 'n8n-workflow';

/** A stand-in for n8n: what the node sees of n8n, and what n8n sees of the node. */
export interface FakeContext {
	readonly context: IExecuteFunctions;
	/** Everything that was shown, logged or stored, as text. */
	readonly traces: string[];
}

export interface FakeContextOptions {
	readonly items: readonly IDataObject[];
	/** A function stands for an expression: it gets the item. */
	readonly parameters: Readonly<Record<string, object | string | ((item: IDataObject) => unknown)>>;
	readonly node: Partial<INode>;
	readonly credential: { readonly apiKey: string; readonly baseUrl: string };
	/** What n8n stores for the node between two tries. */
	readonly storage: IDataObject;
}

/** The part of n8n's execute context that the node uses; HTTP uses real sockets. */
export function fakeContext(options: FakeContextOptions): FakeContext {
	const { items, parameters, node, credential, storage } = options;
	const traces: string[] = [];
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (name: string, index: number, fallback: unknown): unknown => {
			const value = parameters[name];
			return typeof value === 'function' ? value(items[index] ?? {}) : (value ?? fallback);
		},
		continueOnFail: () => node.onError?.startsWith('continue') ?? false,
		getNode: () => ({
			name: 'Node',
			type: 'node',
			typeVersion: 1,
			parameters: asSaved(parameters),
			...node,
		}),
		getContext: () => storage,
		getTimezone: () => 'Europe/Berlin',
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		getExecuteData: () => ({ source: null }),
		getExecutionCancelSignal: () => undefined,
		getCredentials: async () => await Promise.resolve(credential),
		addExecutionHints: (hint: unknown) => traces.push(JSON.stringify(hint)),
		logger: { warn: (line: string) => traces.push(line) },
		helpers: {
			httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) =>
				await send(request, credential.apiKey),
		},
	};
	return { context: context as unknown as IExecuteFunctions, traces };
}

/** Parameters as in a saved workflow, where an expression is a text. */
function asSaved(parameters: FakeContextOptions['parameters']): object {
	return Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [
			name,
			typeof value === 'function' ? '={{ $json }}' : value,
		]),
	);
}

/** One request on a separate connection, as in n8n's helper. */
async function send(
	{ url, method = 'GET', qs = {}, body }: IHttpRequestOptions,
	apiKey: string,
): Promise<object> {
	return await new Promise((resolve, reject) => {
		const headers = { 'content-type': 'application/json', 'x-api-key': apiKey };
		const address = new URL(url);
		for (const [name, value] of Object.entries(qs)) address.searchParams.set(name, String(value));
		const sent = httpRequest(address, { method, headers, agent: false }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.on('error', reject);
			response.on('end', () => {
				const { statusCode, headers: received } = response;
				resolve({ statusCode, headers: received, body: text });
			});
		});
		sent.on('error', reject);
		sent.end(JSON.stringify(body));
	});
}
