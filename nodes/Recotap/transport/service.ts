import type { Service } from '../../../shell/service';

/** Recotap's public API ("Introduction", docs.recotap.com). */
export const RECOTAP: Service = {
	name: 'Recotap',
	credential: 'recotapApi',
	defaultBaseUrl: 'https://eapi.recotap.com/api/v1',
	keyHeader: 'X-Api-Key',
	keyAdvice: 'A key ends at once when a new one is generated.',
};
