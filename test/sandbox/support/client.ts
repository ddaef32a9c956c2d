import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/server';

/** What came back, read as the envelope of the API. */
export interface Reply {
	readonly status: number;
	readonly headers: Headers;
	readonly body: {
		readonly statusCode: number;
		readonly path: string;
		readonly timestamp: string;
		readonly data: unknown;
		readonly message?: unknown;
		readonly customMessage?: string;
	};
}

/** A sandbox, and a plain HTTP client that knows its key. */
export interface Client {
	readonly sandbox: Sandbox;
	get(path: string): Promise<Reply>;
	send(method: 'POST' | 'PATCH' | 'PUT', path: string, body: unknown): Promise<Reply>;
	/** The bare answer. Redirects are not followed. */
	call(path: string, init?: RequestInit): Promise<Response>;
	close(): Promise<void>;
}

export async function startClient(options: SandboxOptions = {}): Promise<Client> {
	const sandbox = await startSandbox(options);
	const headers = { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' };
	const call = async (path: string, init: RequestInit = {}): Promise<Response> =>
		await fetch(sandbox.url + path, { headers, redirect: 'manual', ...init });
	const read = async (response: Response): Promise<Reply> => ({
		status: response.status,
		headers: response.headers,
		body: (await response.json()) as Reply['body'],
	});
	return {
		sandbox,
		call,
		get: async (path) => await read(await call(path)),
		send: async (method, path, body) =>
			await read(await call(path, { method, body: JSON.stringify(body) })),
		close: async () => await sandbox.close(),
	};
}

/** Waits until something is so, without a clock. */
export async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

/** Rows for POST /accounts. */
export function rowsNamed(...domains: readonly string[]): { domain: string; name: string }[] {
	return domains.map((domain) => ({ domain, name: `Company of ${domain}` }));
}
