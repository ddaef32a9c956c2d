/**
 * Runs an installed package on n8n's engine against a sandbox, in a process of its own, so that nothing but the given
 * modules can answer it. Takes the folder of n8n's modules and the folder of the package. Prints JSON: `InstalledRun`.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import { startSandbox } from '../../../sandbox/server';
import { createEngine, jsonOf } from '../../../tools/n8n/engine';

/** What came of the run. */
export interface InstalledRun {
	/** Version of the zod that the package gets. */
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

const node = (id: string, type: string): Omit<INode, 'parameters'> => ({
	id,
	name: id,
	type,
	typeVersion: 1,
	position: [0, 0],
});

async function main(home: string, packageFolder: string): Promise<InstalledRun> {
	const sandbox = await startSandbox();
	const engine = await createEngine({
		home,
		packages: [packageFolder],
		credentials: {
			recotap: {
				name: 'Recotap',
				type: 'recotapApi',
				data: { apiKey: sandbox.apiKey, baseUrl: sandbox.url },
			},
		},
	});
	const run = await engine.run(
		{
			nodes: [
				{ ...node('Rows', 'n8n-nodes-base.manualTrigger'), parameters: {} },
				{
					...node('Recotap', 'n8n-nodes-recotap.recotap'),
					parameters: { resource: 'account', operation: 'create' },
					credentials: { recotapApi: { id: 'recotap', name: 'Recotap' } },
					onError: 'continueRegularOutput',
				},
			],
			connections: { Rows: { main: [[{ node: 'Recotap', type: 'main', index: 0 }]] } },
		},
		{ pinData: { Rows: ROWS.map((json) => ({ json })) } },
	);
	await sandbox.close();
	const packageRequire = createRequire(path.join(packageFolder, 'package.json'));
	const { version } = packageRequire('zod/package.json') as { version: string };
	return { zod: version, items: jsonOf(run, 'Recotap') };
}

const [home = '', packageFolder = ''] = process.argv.slice(2);
// n8n-core keeps timers running that would hold the process open.
void main(home, packageFolder).then(
	(run) => process.stdout.write(JSON.stringify(run), () => process.exit(0)),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
