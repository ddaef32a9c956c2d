import type { Service } from '@n8n-nodes-recotap/kit/n8n/http/service';

/** Recotap's public API ("Introduction", docs.recotap.com). */
export const RECOTAP: Service = {
	name: 'Recotap',
	credential: 'recotapApi',
	defaultBaseUrl: 'https://eapi.recotap.com/api/v1',
	keyHeader: 'X-Api-Key',
	keyAdvice: 'Generating a new key revokes the old one immediately.',
};
