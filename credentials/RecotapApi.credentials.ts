import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { RECOTAP } from '../nodes/Recotap/api/service';
import { authenticate } from '@n8n-nodes-recotap/kit/n8n/http/authenticate';

/** A constant of its own, because n8n's scanner does not accept `RECOTAP.defaultBaseUrl` as a default. */
const { defaultBaseUrl } = RECOTAP;

/** API key and address of a Recotap workspace. The key is sent to that address only. */
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
				'In Recotap: Settings > Workspace > Tech Settings > API Access Key. Generating a new key revokes the old one immediately.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: defaultBaseUrl,
			required: true,
			description:
				'Address of the Recotap API. Change it only if Recotap gave you a different one.',
		},
	];

	authenticate = authenticate(RECOTAP);
}
