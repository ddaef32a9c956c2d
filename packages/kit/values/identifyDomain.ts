import { normaliseDomain, normaliseKnownDomain } from './normaliseDomain';

/** The clean domain behind whatever spelling a reply uses; `undefined` when there is none. */
export function identifyDomain(echoed: unknown): string | undefined {
	return identifyBy(normaliseDomain, echoed);
}

/** The same where an account can have a name without a dot instead, and nothing but such a name can stand there. */
export function identifyKnownDomain(echoed: unknown): string | undefined {
	return identifyBy(normaliseKnownDomain, echoed);
}

function identifyBy(normalise: typeof normaliseDomain, echoed: unknown): string | undefined {
	if (typeof echoed !== 'string') return undefined;
	const cleaned = normalise(echoed);
	return cleaned.ok ? cleaned.domain : undefined;
}
