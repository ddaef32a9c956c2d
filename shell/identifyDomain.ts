import { normaliseDomain } from '../bulk/normaliseDomain';

/** The clean domain behind whatever spelling a reply uses; `undefined` when there is none. */
export function identifyDomain(echoed: unknown): string | undefined {
	if (typeof echoed !== 'string') return undefined;
	const cleaned = normaliseDomain(echoed);
	return cleaned.ok ? cleaned.domain : undefined;
}
