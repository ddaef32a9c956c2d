import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import type * as N8nCore from 'n8n-core';
import type * as N8nWorkflow from 'n8n-workflow';
import type { Container as DiContainer } from '@n8n/di';

/** n8n's own libraries, in the same copy that the nodes under test use. */
export interface N8nModules {
	readonly core: typeof N8nCore;
	readonly workflow: typeof N8nWorkflow;
	readonly container: typeof DiContainer;
	readonly logger: N8nWorkflow.Logger;
}

const ENCRYPTION_KEY = 'only-for-tests';

const loaded = new Map<string, N8nModules>();

/**
 * Loads n8n's libraries once, with a separate user folder, as the n8n process does.
 *
 * @param home folder whose node_modules contains n8n-core: this repository, or another one with an older version
 */
export function loadN8n(home: string): N8nModules {
	const modules = loaded.get(home) ?? load(home);
	loaded.set(home, modules);
	return modules;
}

function load(home: string): N8nModules {
	// n8n reads its environment once, while it is loaded.
	Object.assign(process.env, {
		N8N_USER_FOLDER: prepareUserFolder(home),
		N8N_ENCRYPTION_KEY: ENCRYPTION_KEY,
		N8N_LOG_LEVEL: 'silent',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_BLOCK_ENV_ACCESS_IN_NODE: 'true',
		NODE_PATH: path.join(home, 'node_modules'),
	});
	// Community packages resolve n8n-workflow and zod from n8n itself; n8n arranges this with the same call.
	const moduleSystem: { _initPaths?: () => void } = Module as object;
	moduleSystem._initPaths?.();

	const requireFromHome: (name: string) => unknown = createRequire(path.join(home, 'package.json'));
	requireFromHome('reflect-metadata');
	const workflow = requireFromHome('n8n-workflow') as typeof N8nWorkflow;
	const core = requireFromHome('n8n-core') as typeof N8nCore;
	const di = requireFromHome('@n8n/di') as { readonly Container: typeof DiContainer };
	const { Logger } = requireFromHome('@n8n/backend-common') as {
		readonly Logger: new () => N8nWorkflow.Logger;
	};
	return { core, workflow, container: di.Container, logger: di.Container.get(Logger) };
}

/**
 * One folder for all processes, because none can reliably remove its own: a killed process removes nothing, and jest
 * gives tests a `process` that never emits its exit. n8n stores only its settings there.
 */
function prepareUserFolder(home: string): string {
	const userFolder = path.join(home, '.cache', 'n8n-engine');
	const settings = path.join(userFolder, '.n8n', 'config');
	if (!existsSync(settings)) {
		mkdirSync(path.dirname(settings), { recursive: true });
		// Renamed atomically, so that no other process reads a partial file.
		const draft = `${settings}.${process.pid}`;
		writeFileSync(draft, JSON.stringify({ encryptionKey: ENCRYPTION_KEY }), { mode: 0o600 });
		renameSync(draft, settings);
	}
	return userFolder;
}
