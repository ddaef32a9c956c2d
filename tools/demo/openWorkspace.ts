import { normaliseDomain } from '../../bulk/normaliseDomain';
import { RECOTAP } from '../../nodes/Recotap/transport/service';
import { startSandbox } from '../../sandbox/server';
import { readBaseUrl } from '../../shell/http/baseUrl';
import type { Company } from './companies';
import { type ReadTraffic, readSandboxTraffic, watchTraffic } from './traffic';
import { UserError } from './userError';

/** Where accounts are pushed to. */
export interface Workspace {
	readonly baseUrl: string;
	readonly apiKey: string;
	readonly readTraffic: ReadTraffic;
	close(): Promise<void>;
}

/** Address and key of the user's own workspace. */
export interface LiveAccess {
	readonly baseUrl: string;
	readonly apiKey: string;
}

/** How long the sandbox takes for an answer, ms: about what a request over the internet takes. */
export const SANDBOX_LATENCY_MS = 150;
/** Every so many sample companies one is in the sandbox already. */
const KNOWN_EVERY = 40;

/**
 * Reads the access to the real API from the environment.
 *
 * @throws UserError when there is no key, or the address cannot be used
 */
export function readLiveAccess(
	environment: Readonly<Record<string, string | undefined>>,
): LiveAccess {
	const apiKey = environment['RECOTAP_API_KEY']?.trim() ?? '';
	if (apiKey === '') {
		throw new UserError('--live needs your API key in the environment variable RECOTAP_API_KEY.');
	}
	const given = environment['RECOTAP_BASE_URL']?.trim() ?? '';
	const base = readBaseUrl(given === '' ? RECOTAP.defaultBaseUrl : given, RECOTAP);
	if (base.ok) return { apiKey, baseUrl: base.url };
	const reason = base.reason.replace("'Base URL' of the credential", 'RECOTAP_BASE_URL');
	throw new UserError(`${reason}.`);
}

/** Gets the real API ready. Nothing is sent yet. */
export function openLiveWorkspace({ baseUrl, apiKey }: LiveAccess): Workspace {
	const { read, stop } = watchTraffic(new URL(baseUrl).host);
	return { baseUrl, apiKey, readTraffic: read, close: async () => await Promise.resolve(stop()) };
}

/**
 * Starts a sandbox that has some of the sample companies already, as a CRM's second push would find it.
 *
 * @returns the workspace, and how many accounts it has
 */
export async function openSandboxWorkspace(
	sample: readonly Company[],
): Promise<Workspace & { readonly known: number }> {
	const known = new Map(
		sample
			.filter((_, at) => at % KNOWN_EVERY === 0)
			.flatMap(({ Company: name, Website }) => {
				const cleaned = normaliseDomain(Website);
				return cleaned.ok ? [[cleaned.domain, { domain: cleaned.domain, name }] as const] : [];
			}),
	);
	const sandbox = await startSandbox({
		accounts: [...known.values()],
		latencyMs: SANDBOX_LATENCY_MS,
	});
	return {
		baseUrl: sandbox.url,
		apiKey: sandbox.apiKey,
		readTraffic: readSandboxTraffic(sandbox),
		close: async () => await sandbox.close(),
		known: known.size,
	};
}
