import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { ApiRequest, Ports, Reply } from '../../../bulk/ports';
import { type BaseUrl, readBaseUrl } from './baseUrl';
import { isRecord } from './envelope';
import { readFailure } from './readFailure';

/**
 * Gives the one function that talks HTTP: through n8n's own helper, which adds the API key. It follows no redirect,
 * hands out every status as an answer, and never rejects.
 *
 * @param timeoutMs longest time for one attempt, ms
 */
export function createSend(context: IExecuteFunctions, timeoutMs: number): Ports['send'] {
	let base: Promise<BaseUrl> | undefined;

	return async ({ method, path, body }: ApiRequest): Promise<Reply> => {
		base ??= findBaseUrl(context);
		const checked = await base;
		if (!checked.ok) return { kind: 'noAnswer', cause: 'misconfigured', message: checked.reason };
		// A fresh object for each attempt: the helper changes it.
		const options: IHttpRequestOptions = {
			method,
			url: checked.url + path,
			body,
			json: true,
			timeout: timeoutMs,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		};
		try {
			const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
				context,
				'recotapApi',
				options,
			);
			return readResponse(response);
		} catch (error) {
			return readFailure(error);
		}
	};
}

async function findBaseUrl(context: IExecuteFunctions): Promise<BaseUrl> {
	try {
		const { baseUrl } = await context.getCredentials('recotapApi');
		return readBaseUrl(baseUrl);
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'The credential cannot be read';
		return { ok: false, reason };
	}
}

function readResponse(response: unknown): Reply {
	if (!isRecord(response) || typeof response.statusCode !== 'number') {
		return { kind: 'noAnswer', cause: 'lost', message: 'The answer could not be read' };
	}
	const headers: Record<string, string> = {};
	if (isRecord(response.headers)) {
		for (const [name, value] of Object.entries(response.headers)) {
			if (typeof value === 'string') headers[name.toLowerCase()] = value;
		}
	}
	return { kind: 'answer', status: response.statusCode, headers, body: response.body };
}
