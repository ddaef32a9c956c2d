import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticate } from '@n8n-nodes-recotap/kit/n8n/http/authenticate';
import { OCTOLANE } from '../nodes/Octolane/api/service';

/** A constant of its own, because n8n's scanner does not accept `OCTOLANE.defaultBaseUrl` as a default. */
const { defaultBaseUrl } = OCTOLANE;

/** API key and address of an Octolane organization. The key is sent to that address only. */
export class OctolaneApi implements ICredentialType {
	name = 'octolaneApi';

	displayName = 'Octolane API';

	icon = {
		light: 'file:../nodes/Octolane/octolane.svg',
		dark: 'file:../nodes/Octolane/octolane.dark.svg',
	} as const;

	documentationUrl = 'https://octolane.com/docs/api-reference/introduction';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'In Octolane: Settings > Integrations > API',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: defaultBaseUrl,
			required: true,
			description:
				'Address of the Octolane API. Change it only if Octolane gave you a different one.',
		},
	];

	authenticate = authenticate(OCTOLANE);
}
