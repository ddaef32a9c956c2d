import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Service } from './service';
import { parseBaseUrl } from './baseUrl';

/**
 * Adds the API key to requests. A function instead of a template, so that no node can send the key over plain HTTP or
 * to another host.
 */
export function authenticate(service: Service) {
	return async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const base = parseBaseUrl(credentials.baseUrl, service);
		if (!base.ok) throw new Error(base.reason);
		const destination = new URL(request.url, request.baseURL);
		if (destination.origin !== new URL(base.url).origin) {
			throw new Error(
				`This credential is for ${new URL(base.url).origin} and is not sent to ${destination.origin}`,
			);
		}
		const key = typeof credentials.apiKey === 'string' ? credentials.apiKey.trim() : '';
		return { ...request, headers: { ...request.headers, [service.keyHeader]: key } };
	};
}
