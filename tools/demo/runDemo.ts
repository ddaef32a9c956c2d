import { rmSync } from 'node:fs';
import path from 'node:path';
import { version as engineVersion } from 'n8n-core/package.json';
import { type Company, toCompanies } from './companies';
import { confirm } from './confirm';
import { findColumns } from './toCompanies';
import { installBuilt } from '../package/installBuilt';
import { count } from './formatText';
import {
	openLiveWorkspace,
	openSandboxWorkspace,
	readLiveAccess,
	SANDBOX_LATENCY_MS,
	type Workspace,
} from './openWorkspace';
import type { OperationReport } from './outcomes';
import type { Arguments } from './parseArguments';
import { createProgressLine } from './progressLine';
import { type CompaniesFile, readCompanies } from './readCompanies';
import { renderExamples, renderSummary } from './renderReport';
import { runWorkflow } from './runWorkflow';
import { type Demo, DEMOS } from './services';
import { UserError } from './userError';
import { writeOutcomes } from './writeOutcomes';

const ROOT = path.join(__dirname, '../..');
const SAMPLE = 'examples/data/companies.csv';
/** Longer lines are hard to read. */
const WIDEST = 100;

/** The file to push, read. */
interface Input {
	/** What to call it. */
	readonly name: string;
	readonly file: CompaniesFile;
	readonly companies: readonly Company[];
	/** Whether there is a column with IDs. */
	readonly hasIds: boolean;
}

/**
 * Pushes a file with the node and tells what came of it.
 *
 * @throws UserError for what the user can put right, and when rows could not be sent
 */
export async function runDemo({
	demo: name,
	file,
	live,
	yes,
}: Extract<Arguments, { kind: 'run' }>): Promise<void> {
	const demo: Demo = DEMOS[name];
	const access = live ? readLiveAccess(process.env, demo) : undefined;
	const input = file === undefined ? readSample() : readInput(userPath(file), file);
	const rows = count(input.companies.length, 'row');
	if (access !== undefined && !yes && !(await confirm(`Push ${rows} to ${access.baseUrl}?`))) {
		say('Nothing was pushed.');
		return;
	}

	say(`Rows      ${rows} of ${input.name}`);
	const packageFolder = installBuilt(ROOT, demo.packageFolder);
	say(`Node      ${demo.packageName} ${demo.version}, packed and installed as n8n does it`);
	say(`Engine    n8n-core ${engineVersion}`);
	const workspace = access === undefined ? await openSandbox(demo) : openLiveWorkspace(access);
	if (access !== undefined) say(`${label(demo)}${access.baseUrl}`);
	say('');
	try {
		report(await pushTo(workspace, packageFolder, input, demo), input, demo);
	} finally {
		await workspace.close();
	}
}

function readSample(): Input {
	return readInput(path.join(ROOT, SAMPLE), SAMPLE);
}

function readInput(location: string, name: string): Input {
	const file = readCompanies(location, name);
	const columns = findColumns(file.headings, name);
	const companies = toCompanies(file.rows, columns);
	return { name, file, companies, hasIds: columns.externalId !== undefined };
}

/** npm runs scripts in the folder of the package; the user may have been in another one. */
function userPath(file: string): string {
	return path.resolve(process.env['INIT_CWD'] ?? '', file);
}

/** Name of the service, as wide as the other labels. */
function label({ service }: Demo): string {
	return service.name.padEnd(10);
}

async function openSandbox(demo: Demo): Promise<Workspace> {
	const sandbox = await openSandboxWorkspace(readSample().companies, demo);
	say(`${label(demo)}sandbox on this machine; it responds in ${SANDBOX_LATENCY_MS} ms`);
	say(`          and already has ${sandbox.known} of the sample companies, to be updated`);
	return sandbox;
}

async function pushTo(
	workspace: Workspace,
	packageFolder: string,
	{ companies, hasIds }: Input,
	demo: Demo,
): Promise<OperationReport[]> {
	const progress = createProgressLine(process.stdout);
	return await runWorkflow({
		demo,
		root: ROOT,
		packageFolder,
		companies,
		hasIds,
		workspace,
		progress,
	});
}

function report(
	reports: readonly OperationReport[],
	{ file, companies }: Input,
	{ steps, idName }: Demo,
): void {
	const width = Math.min(process.stdout.columns || 80, WIDEST);
	say(`\n${renderSummary(reports)}\n`);
	const [create, map] = steps;
	if (create !== undefined && map !== undefined && reports.length > 1) {
		say(`Items that '${create.node}' did not write go on to '${map.node}' as well,`);
		say('with the domain as it stands in the file.\n');
	}
	for (const operation of reports) say(`${renderExamples(operation, companies, width)}\n`);
	if (reports.length < steps.length)
		say('The file has no column with IDs, so no external IDs were mapped.\n');

	// Nothing of an earlier run may pass for this one's.
	for (const { output } of steps) rmSync(path.join(ROOT, output), { force: true });
	const written = reports.map(({ outcomes }, at) => {
		const target = steps[at]?.output ?? '';
		writeOutcomes(path.join(ROOT, target), file, outcomes, idName);
		return target;
	});
	say(`The result of every row is in ${written.join(' and ')}.`);
	say("Next: 'npm start -- my.csv' for a file of your own, 'npm run n8n' for n8n's editor.");
	const notSent = reports
		.flatMap(({ outcomes }) => outcomes)
		.filter(({ status }) => status === 'notSent');
	const [first] = notSent;
	if (first !== undefined) {
		throw new UserError(`${count(notSent.length, 'row')} could not be sent: ${first.reason}.`);
	}
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
