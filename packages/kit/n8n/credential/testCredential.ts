import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunction,
	ICredentialTestFunctions,
} from 'n8n-workflow';
import type { Reply } from '../../request/ports';
import { sendKey } from '../http/authenticate';
import { readBaseUrl } from '../http/baseUrl';
import { bodyReader } from '../http/bodyParser';
import { orAborted } from '../http/orAborted';
import { readFailure } from '../http/toNetworkError';
import { readResponse } from '../http/toResponse';
import { FORM_PATIENCE } from '../http/patience';
import { judgeAnswer, type Probe } from './judgeResponse';

/**
 * Creates the test behind a credential's Retry button. n8n's built-in test, a request described in the credential,
 * accepts any 2xx and reports little more than a status code.
 */
export function credentialTest(probe: Probe): ICredentialTestFunction {
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
	const base = readBaseUrl(credential.baseUrl, probe.service);
	if (!base.ok) return base.reason;

	const { path, query } = probe.list.request(1, undefined);
	const url = base.url + path;
	const reply = await orAborted(
		ask(context, credential, url, { ...query }, bodyReader(key), probe),
		AbortSignal.timeout(FORM_PATIENCE.timeoutMs),
		() => readFailure({ code: 'ETIMEDOUT' }, probe.service),
	);
	return judgeAnswer(reply, url, probe);
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
	readBody: (body: string) => unknown,
	{ service }: Probe,
): Promise<Reply> {
	try {
		const { headers } = await sendKey(service)(credential, { url: uri });
		const response: unknown = await helpers.request({
			method: 'GET',
			uri,
			qs,
			headers: { ...headers, accept: 'application/json' },
			timeout: FORM_PATIENCE.timeoutMs,
			followRedirect: false,
			simple: false,
			resolveWithFullResponse: true,
		});
		return readResponse(response, readBody) ?? readFailure(undefined, service);
	} catch (error) {
		return readFailure(error, service);
	}
}
