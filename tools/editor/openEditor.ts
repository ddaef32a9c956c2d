import type { Sandbox } from '#sandbox/server';
import { type Client, signIn, type Stored } from '../server/client';
import { installPackages } from '../server/installPackages';
import type { Log } from '../server/runCommand';
import { prepareRuntime } from '../server/runtime';
import type { Owner } from '../server/session';
import { type N8nProcess, startN8n } from '../server/startN8n';
import { importExamples } from './examples';
import { openSandbox } from './openSandbox';
import { RELOAD, watchPackages } from './watchPackages';

/** The owner's login. It protects nothing: the editor listens on loopback only. */
export const OWNER: Owner = { email: 'owner@example.com', password: 'Sandbox-2026' };
/** The fan-out calls all its parts at once: four of them run concurrently. */
const ENVIRONMENT = { N8N_CONCURRENCY_PRODUCTION_LIMIT: '4' };

/** A running editor that is set up completely. */
export interface Editor {
	readonly url: string;
	readonly client: Client;
	readonly sandbox: Sandbox;
	/** The example workflows by file name. */
	readonly examples: ReadonlyMap<string, Stored>;
	readonly close: () => Promise<void>;
}

/** Data folder and address of an editor. */
export interface EditorOptions {
	readonly userFolder: string;
	/** Preferred port; any if omitted. */
	readonly port?: number;
	/** Whether to build and reload the packages at every change. */
	readonly watch?: boolean;
	readonly log: Log;
}

/**
 * Starts n8n with our packages, a sandbox, an owner, credentials and the examples. In an existing data folder, only
 * what is missing is added.
 *
 * @throws Error in plain words, after stopping everything that was started
 */
export async function openEditor({
	userFolder,
	port,
	watch = false,
	log,
}: EditorOptions): Promise<Editor> {
	const runtime = await prepareRuntime(log);
	installPackages(userFolder);
	const sandbox = await openSandbox();
	let n8n: N8nProcess | undefined;
	let stopWatching = (): void => undefined;
	const close = async (): Promise<void> => {
		stopWatching();
		await Promise.all([n8n?.stop(), sandbox.close()]);
	};
	try {
		log('Starting n8n ...');
		n8n = await startN8n({
			runtime,
			userFolder,
			environment: { ...ENVIRONMENT, ...(watch && RELOAD) },
			...(port !== undefined && { port }),
		});
		const client = await signIn(runtime, n8n.url, OWNER);
		const examples = await importExamples(client, await saveCredentials(client, sandbox));
		if (watch) stopWatching = watchPackages(userFolder);
		return { url: n8n.url, client, sandbox, examples, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/**
 * Saves a credential for each API of the sandbox, whose port may have changed since the last start.
 *
 * @returns the credentials by type
 */
async function saveCredentials(
	client: Client,
	{ url, octolaneUrl, apiKey }: Sandbox,
): Promise<Readonly<Record<string, Stored>>> {
	const wanted = [
		{ name: 'Recotap sandbox', type: 'recotapApi', data: { apiKey, baseUrl: url } },
		{ name: 'Octolane sandbox', type: 'octolaneApi', data: { apiKey, baseUrl: octolaneUrl } },
	];
	const present = await client.listCredentials();
	const stored: Record<string, Stored> = {};
	for (const credential of wanted) {
		const found = present.find(({ name }) => name === credential.name);
		if (found !== undefined) await client.updateCredential(found.id, credential);
		stored[credential.type] = found ?? (await client.createCredential(credential));
	}
	return stored;
}
