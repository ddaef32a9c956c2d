import type { Service } from '@n8n-nodes-recotap/kit/n8n/http/service';

/** Octolane's public API ("Introduction", octolane.com/docs). The base URL is used with and without the version. */
export const OCTOLANE: Service = {
	name: 'Octolane',
	credential: 'octolaneApi',
	defaultBaseUrl: 'https://api.octolane.com',
	keyHeader: 'x-api-key',
	keyAdvice: 'It may also lack the right to this part of the API.',
	pathPrefix: '/v1',
};
