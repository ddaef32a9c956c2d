import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { RECOTAP } from '../nodes/Recotap/transport/service';
import { readBaseUrl } from '../shell/http/baseUrl';

/** Under a name of its own, because n8n's scanner does not read `RECOTAP.defaultBaseUrl` as a default. */
const { defaultBaseUrl } = RECOTAP;

/** API key and address of a Recotap workspace. The key goes nowhere but to that address. */
export class RecotapApi implements ICredentialType {
	name = 'recotapApi';

	displayName = 'Recotap API';

	icon = {
		light: 'file:../nodes/Recotap/recotap.svg',
		dark: 'file:../nodes/Recotap/recotap.dark.svg',
	} as const;

	documentationUrl = 'https://docs.recotap.com/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In Recotap: Settings > Workspace > Tech Settings > API Access Key. Generating a new key ends the old one at once.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: defaultBaseUrl,
			required: true,
			description: 'Where the Recotap API is. Change it only if Recotap gave you another address.',
		},
	];

	/** A function rather than a template, so that no node can send the key in the clear or to another host. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const base = readBaseUrl(credentials.baseUrl, RECOTAP);
		if (!base.ok) throw new Error(base.reason);
		const destination = new URL(request.url, request.baseURL);
		if (destination.origin !== new URL(base.url).origin) {
			throw new Error(
				`This credential is for ${new URL(base.url).origin} and is not sent to ${destination.origin}`,
			);
		}
		const key = typeof credentials.apiKey === 'string' ? credentials.apiKey.trim() : '';
		return { ...request, headers: { ...request.headers, 'X-Api-Key': key } };
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: '/accounts',
			qs: { limit: 1 },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Recotap does not accept this API key. Copy it again, or generate a new one in Recotap.',
				},
			},
		],
	};
}
