import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunction,
	ICredentialTestFunctions,
} from 'n8n-workflow';
import type { ResponseOrError } from '../../request/ports';
import { authenticate } from '../http/authenticate';
import { parseBaseUrl } from '../http/baseUrl';
import { bodyParser } from '../http/bodyParser';
import { orAborted } from '../http/orAborted';
import { toNetworkError } from '../http/toNetworkError';
import { toResponse } from '../http/toResponse';
import { FORM_LIMITS } from '../http/requestLimits';
import { judgeResponse, type Probe } from './judgeResponse';

/**
 * Creates the test behind a credential's Retry button. n8n's built-in test, a request described in the credential,
 * accepts any 2xx and reports little more than a status code.
 */
export function testCredential(probe: Probe): ICredentialTestFunction {
	return async function ({ data = {} }) {
		const problem = await findProblem(this, data, probe);
		return problem === undefined
			? { status: 'OK', message: 'Connection successful' }
			: { status: 'Error', message: problem };
	};
}

async function findProblem(
	context: ICredentialTestFunctions,
	credential: ICredentialDataDecryptedObject,
	probe: Probe,
): Promise<string | undefined> {
	const { apiKey } = credential;
	const key = typeof apiKey === 'string' ? apiKey.trim() : '';
	if (key === '') return "'API Key' of the credential is empty";
	const base = parseBaseUrl(credential.baseUrl, probe.service);
	if (!base.ok) return base.reason;

	const { path, query } = probe.list.request(1, undefined);
	const url = base.url + path;
	const reply = await orAborted(
		ask(context, credential, url, { ...query }, bodyParser(key), probe),
		AbortSignal.timeout(FORM_LIMITS.timeoutMs),
		() => toNetworkError({ code: 'ETIMEDOUT' }, probe.service),
	);
	return judgeResponse(reply, url, probe);
}

/**
 * Sends one request through the only helper that n8n gives to a credential test. Follows no redirect, so that the key
 * cannot leak.
 */
async function ask(
	{ helpers }: ICredentialTestFunctions,
	credential: ICredentialDataDecryptedObject,
	uri: string,
	qs: object,
	parseBody: (body: string) => unknown,
	{ service }: Probe,
): Promise<ResponseOrError> {
	try {
		const { headers } = await authenticate(service)(credential, { url: uri });
		const response: unknown = await helpers.request({
			method: 'GET',
			uri,
			qs,
			headers: { ...headers, accept: 'application/json' },
			timeout: FORM_LIMITS.timeoutMs,
			followRedirect: false,
			simple: false,
			resolveWithFullResponse: true,
		});
		return toResponse(response, parseBody) ?? toNetworkError(undefined, service);
	} catch (error) {
		return toNetworkError(error, service);
	}
}
