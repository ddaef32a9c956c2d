/**
 * Runs an installed package on n8n's engine against a sandbox, in a separate process, so that only the given modules
 * can be resolved. Arguments: the folder of n8n's modules, the folder of the package, the name of the service. Prints
 * an `InstalledRun` as JSON.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import { type Sandbox, startSandbox } from '#sandbox/server';
import { createEngine, jsonOf } from '#tools/n8n/engine';

/** The result of the run. */
export interface InstalledRun {
	/** Version of zod that the package resolves. */
	readonly zod: string;
	readonly items: readonly IDataObject[];
}

const ROWS: readonly IDataObject[] = [
	{ domain: 'https://www.Acme.com/about', name: 'Acme', tags: 'customer, EMEA', externalId: 42 },
	{ domain: 'n/a', name: 'Nobody' },
	{ domain: 'nameless.com', name: ' ' },
	{ domain: 'odd.com', name: 'Odd', tags: { a: 1 }, customFields: '"7"' },
	{ name: 'Homeless' },
];

/** The differences between the packages. */
const SERVICES = {
	recotap: { type: 'recotapApi', baseUrlOf: ({ url }: Sandbox) => url },
	octolane: { type: 'octolaneApi', baseUrlOf: ({ octolaneUrl }: Sandbox) => octolaneUrl },
};

const node = (id: string, type: string): Omit<INode, 'parameters'> => ({
	id,
	name: id,
	type,
	typeVersion: 1,
	position: [0, 0],
});

async function main(
	home: string,
	packageFolder: string,
	name: keyof typeof SERVICES,
): Promise<InstalledRun> {
	const { type, baseUrlOf } = SERVICES[name];
	const sandbox = await startSandbox();
	const engine = await createEngine({
		home,
		packages: [packageFolder],
		credentials: {
			saved: { name: 'Saved', type, data: { apiKey: sandbox.apiKey, baseUrl: baseUrlOf(sandbox) } },
		},
	});
	const run = await engine.run(
		{
			nodes: [
				{ ...node('Rows', 'n8n-nodes-base.manualTrigger'), parameters: {} },
				{
					...node('Push', `n8n-nodes-${name}.${name}`),
					parameters: { resource: 'account', operation: 'create' },
					credentials: { [type]: { id: 'saved', name: 'Saved' } },
					onError: 'continueRegularOutput',
				},
			],
			connections: { Rows: { main: [[{ node: 'Push', type: 'main', index: 0 }]] } },
		},
		{ pinData: { Rows: ROWS.map((json) => ({ json })) } },
	);
	await sandbox.close();
	const packageRequire = createRequire(path.join(packageFolder, 'package.json'));
	const { version } = packageRequire('zod/package.json') as { version: string };
	return { zod: version, items: jsonOf(run, 'Push') };
}

const [home = '', packageFolder = '', name] = process.argv.slice(2);
// n8n-core keeps timers running that would keep the process alive.
void main(home, packageFolder, name === 'octolane' ? name : 'recotap').then(
	(run) => process.stdout.write(JSON.stringify(run), () => process.exit(0)),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
