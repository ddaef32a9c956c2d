import { normaliseDomain, normaliseKnownDomain } from './normaliseDomain';

/** The clean domain for any spelling in a response; `undefined` when there is none. */
export function identifyDomain(echoed: unknown): string | undefined {
	return identifyBy(normaliseDomain, echoed);
}

/** The same for accounts that may also have a name without a dot, where the value can be nothing else. */
export function identifyKnownDomain(echoed: unknown): string | undefined {
	return identifyBy(normaliseKnownDomain, echoed);
}

function identifyBy(normalise: typeof normaliseDomain, echoed: unknown): string | undefined {
	if (typeof echoed !== 'string') return undefined;
	const cleaned = normalise(echoed);
	return cleaned.ok ? cleaned.domain : undefined;
}
