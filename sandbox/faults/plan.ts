import { cleanDomain } from '../recotap/cleanDomain';
import { hash, seededRandom } from '../core/random';
import { FAULT_NAMES, type FaultName, FAULTS } from './catalogue';
import type { Fault } from './fault';

/** How likely each fault is, compared to the others. */
export type FaultMix = Readonly<Partial<Record<FaultName, number>>>;

/** A request, as far as a script may want to know it. */
export interface FaultRequest {
	readonly method: string;
	/** Path under the base URL, with the query. */
	readonly path: string;
	/** Domains of the rows, as they were sent. */
	readonly domains: readonly string[];
	/** Requests before this one. */
	readonly index: number;
	/** 1-based number of the attempt: how often these rows have been sent to this path. */
	readonly attempt: number;
}

/** Which faults hit which requests. The script is asked first, then the mix, then the poison. */
export interface FaultOptions {
	/**
	 * Decides all chance. It is combined with the content of a request and with how often that was sent, so that the
	 * same rows meet the same faults, in whatever order the requests arrive. Default 1.
	 */
	readonly seed?: number;
	readonly mix?: FaultMix;
	/** Share of the requests that get a fault from the mix, 0 to 1. Default 0.2. */
	readonly rate?: number;
	readonly script?: (request: FaultRequest) => FaultName | undefined;
	readonly poison?: Poison;
}

/** Rows that bring a fault upon every request they are in. */
export interface Poison {
	/** @param domain the row's cleaned domain */
	readonly rows: (domain: string) => boolean;
	readonly fault: FaultName;
}

/** What happens to a request. */
export interface Verdict {
	readonly fault: FaultName | undefined;
	/** Indices of the rows that the fault is about. */
	readonly victims: readonly number[];
	/** Numbers from 0 up to 1. */
	readonly random: () => number;
}

/** Share of the requests that a mix hits by default. */
export const DEFAULT_RATE = 0.2;

const OCTOLANE_BULK = ['/v1/accounts/bulk', '/v1/contacts/bulk'];
const BULK = [
	'/accounts',
	'/accounts/external-ids',
	'/deals',
	'/deal-stages',
	'/sales-activities',
	...OCTOLANE_BULK,
];

/** Decides for one request after the other. */
export function planFaults(
	options: FaultOptions = {},
): (request: Omit<FaultRequest, 'index' | 'attempt'>) => Verdict {
	const { seed = 1, rate = DEFAULT_RATE, mix = {}, script, poison } = options;
	const attempts = new Map<number, number>();
	let index = 0;

	return (incoming) => {
		const { method, path, domains } = incoming;
		const content = hash(method, path, ...domains);
		const attempt = (attempts.get(content) ?? 0) + 1;
		attempts.set(content, attempt);
		const random = seededRandom(hash(String(seed), String(content), String(attempt)));
		const request = { ...incoming, index: index++, attempt };

		const hit = (name: FaultName | undefined): name is FaultName =>
			name !== undefined && makesSense(FAULTS[name].hits, request);
		const scripted = script?.(request);
		const drawn = random() < rate ? draw(mix, hit, random) : undefined;
		const fault = hit(scripted) ? scripted : drawn;
		if (fault !== undefined) return { fault, victims: pickOne(domains, random), random };

		const poisoned = poison !== undefined && hit(poison.fault) ? findPoisoned(domains, poison) : [];
		return { fault: poisoned.length > 0 ? poison?.fault : undefined, victims: poisoned, random };
	};
}

/** Whether a fault can hit such a request. */
export function makesSense(
	hits: Fault['hits'],
	{ method, path }: Pick<FaultRequest, 'method' | 'path'>,
): boolean {
	switch (hits) {
		case 'any':
			return true;
		case 'bulk':
			return method !== 'GET' && BULK.includes(path);
		case 'createAccounts':
			return method === 'POST' && path === '/accounts';
		case 'mapExternalIds':
			return method === 'PATCH' && path === '/accounts/external-ids';
		case 'octolaneCreate':
			return method === 'POST' && OCTOLANE_BULK.includes(path);
		case 'octolaneSearch':
			return method === 'POST' && path === '/v1/accounts/search';
		case 'pages':
			return method === 'GET' && /^\/(accounts|segments)(\?|$)/.test(path);
	}
}

function draw(
	mix: FaultMix,
	hit: (name: FaultName) => boolean,
	random: () => number,
): FaultName | undefined {
	// Refusals that stand are no chance of a single request.
	const candidates = FAULT_NAMES.filter(
		(name) => (mix[name] ?? 0) > 0 && FAULTS[name].stands === undefined && hit(name),
	);
	const weights = candidates.map((name) => mix[name] ?? 0);
	let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
	return candidates.find((_, at) => (rest -= weights[at] ?? 0) < 0);
}

function pickOne(domains: readonly string[], random: () => number): number[] {
	return domains.length === 0 ? [] : [Math.floor(random() * domains.length)];
}

function findPoisoned(domains: readonly string[], { rows }: Poison): number[] {
	return domains.flatMap((domain, index) => (rows(cleanDomain(domain)) ? [index] : []));
}
