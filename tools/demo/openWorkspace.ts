import { normaliseDomain } from '@n8n-nodes-recotap/kit/values/normaliseDomain';
import { startSandbox } from '#sandbox/server';
import { parseBaseUrl } from '@n8n-nodes-recotap/kit/n8n/http/baseUrl';
import type { Company } from './companies';
import type { Demo } from './services';
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
	{ service, variables }: Pick<Demo, 'service' | 'variables'>,
): LiveAccess {
	const [keyName, urlName] = [`${variables}_API_KEY`, `${variables}_BASE_URL`];
	const apiKey = environment[keyName]?.trim() ?? '';
	if (apiKey === '') {
		throw new UserError(`--live needs your API key in the environment variable ${keyName}.`);
	}
	const given = environment[urlName]?.trim() ?? '';
	const base = parseBaseUrl(given === '' ? service.defaultBaseUrl : given, service);
	if (base.ok) return { apiKey, baseUrl: base.url };
	const reason = base.reason.replace("'Base URL' of the credential", urlName);
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
	{ worldOf, baseUrlOf }: Pick<Demo, 'worldOf' | 'baseUrlOf'>,
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
		...worldOf([...known.values()]),
		latencyMs: SANDBOX_LATENCY_MS,
	});
	return {
		baseUrl: baseUrlOf(sandbox),
		apiKey: sandbox.apiKey,
		readTraffic: readSandboxTraffic(sandbox),
		close: async () => await sandbox.close(),
		known: known.size,
	};
}
