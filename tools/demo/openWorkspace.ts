import { startSandbox } from '#sandbox/server';
import { parseBaseUrl } from '@n8n-nodes-recotap/kit/n8n/http/baseUrl';
import { type Company, cleanDomain } from './companies';
import type { Demo } from './services';
import { type ReadTraffic, readSandboxTraffic, watchTraffic } from './traffic';
import { UserError } from './userError';

/** Where accounts are pushed to. */
export interface Workspace extends Access {
	readonly readTraffic: ReadTraffic;
	readonly close?: () => Promise<void>;
}

/** Address and key of an API. */
export interface Access {
	readonly baseUrl: string;
	readonly apiKey: string;
}

/** How long the sandbox takes for an answer, ms: about what a request over the internet takes. */
export const SANDBOX_LATENCY_MS = 150;
/** Every so many sample companies one is in the sandbox already. */
const KNOWN_EVERY = 40;

/**
 * Gets the access to the real API from the environment.
 *
 * @throws UserError when there is no key, or the address cannot be used
 */
export function getLiveAccess(
	environment: Readonly<Record<string, string | undefined>>,
	{ service, variables }: Pick<Demo, 'service' | 'variables'>,
): Access {
	const [keyName, urlName] = [`${variables}_API_KEY`, `${variables}_BASE_URL`];
	const apiKey = environment[keyName]?.trim() ?? '';
	if (apiKey === '') {
		throw new UserError(`--live needs your API key in the environment variable ${keyName}.`);
	}
	const base = parseBaseUrl(environment[urlName]?.trim() || service.defaultBaseUrl, service);
	if (base.ok) return { apiKey, baseUrl: base.url };
	throw new UserError(`${base.reason.replace("'Base URL' of the credential", urlName)}.`);
}

/** Gets the real API ready. Nothing is sent yet. */
export function openLiveWorkspace(access: Access): Workspace {
	return { ...access, readTraffic: watchTraffic(new URL(access.baseUrl).host) };
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
	const known = new Map<string, { domain: string; name: string }>();
	for (const { Website, Company: name } of sample.filter((_, at) => at % KNOWN_EVERY === 0)) {
		const domain = cleanDomain(Website);
		if (domain !== undefined) known.set(domain, { domain, name });
	}
	const world = worldOf([...known.values()]);
	const sandbox = await startSandbox({ ...world, latencyMs: SANDBOX_LATENCY_MS });
	return {
		baseUrl: baseUrlOf(sandbox),
		apiKey: sandbox.apiKey,
		readTraffic: readSandboxTraffic(sandbox),
		close: async () => await sandbox.close(),
		known: known.size,
	};
}
