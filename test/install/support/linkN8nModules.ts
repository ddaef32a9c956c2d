import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The modules that a node can expect in n8n, and those that run the engine here. */
const MODULES = ['@n8n/backend-common', '@n8n/di', 'n8n-core', 'n8n-workflow', 'reflect-metadata'];

/**
 * Creates a folder whose node_modules contains n8n's libraries and one zod, and nothing else.
 *
 * @param folder new folder
 * @param repository the repository with the libraries
 * @param zod name under which that zod is installed there
 * @returns version of that zod
 */
export function linkN8nModules(folder: string, repository: string, zod: string): string {
	const installed = (name: string) => path.join(repository, 'node_modules', name);
	const link = (name: string, target: string) => {
		const place = path.join(folder, 'node_modules', name);
		mkdirSync(path.dirname(place), { recursive: true });
		symlinkSync(target, place, 'junction');
	};
	for (const name of MODULES) link(name, installed(name));
	link('zod', installed(zod));
	writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
	return readVersion(path.join(installed(zod), 'package.json'));
}

function readVersion(file: string): string {
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
