import { rmSync } from 'node:fs';
import path from 'node:path';
import { version as engineVersion } from 'n8n-core/package.json';
import { installBuilt } from '../package/installBuilt';
import { confirm } from './confirm';
import { count } from './formatText';
import {
	type Access,
	getLiveAccess,
	openLiveWorkspace,
	openSandboxWorkspace,
	SANDBOX_LATENCY_MS,
	type Workspace,
} from './openWorkspace';
import type { OperationReport } from './outcomes';
import type { Arguments } from './parseArguments';
import { createProgressLine } from './progressLine';
import { readCompanies } from './readCompanies';
import { renderExamples, renderSummary } from './renderReport';
import { runWorkflow } from './runWorkflow';
import { type Demo, OCTOLANE_DEMO, RECOTAP_DEMO } from './services';
import { toCompanies } from './toCompanies';
import { UserError } from './userError';
import { writeOutcomes } from './writeOutcomes';

const ROOT = path.join(__dirname, '../..');
const SAMPLE = 'examples/data/companies.csv';
/** Longer lines are hard to read. */
const WIDEST = 100;

/** The file to push, parsed. */
type Input = ReturnType<typeof readInput>;

/**
 * Pushes a file with the node and tells what became of it.
 *
 * @throws UserError for what the user can put right, and when rows could not be sent
 */
export async function runDemo({ octolane, file, live, yes }: Arguments): Promise<void> {
	const demo = octolane === true ? OCTOLANE_DEMO : RECOTAP_DEMO;
	const access = live === true ? getLiveAccess(process.env, demo) : undefined;
	// npm runs scripts in the folder of the package; the user may have been in another one.
	const folder = file === undefined ? ROOT : (process.env['INIT_CWD'] ?? '');
	const input = readInput(folder, file ?? SAMPLE);
	const { companies, hasIds } = input;
	const rows = count(companies.length, 'row');
	const mustAsk = access !== undefined && yes !== true;
	if (mustAsk && !(await confirm(`Push ${rows} to ${access.baseUrl}?`))) {
		say('Nothing was pushed.');
		return;
	}

	say(`Rows      ${rows} of ${file ?? SAMPLE}`);
	const installed = installBuilt(ROOT, demo.folder);
	const { name, version } = demo.package;
	say(`Node      ${name} ${version}, packed and installed as n8n does it`);
	say(`Engine    n8n-core ${engineVersion}`);
	const workspace = await openWorkspace(demo, access);
	say('');
	const steps = demo.steps.filter(({ required }) => hasIds || required !== 'CRM ID');
	const reports = await runWorkflow({
		demo,
		steps,
		root: ROOT,
		installed,
		companies,
		workspace,
		showProgress: createProgressLine(process.stdout),
	}).finally(workspace.close);
	report(reports, input, demo);
}

function readInput(folder: string, name: string) {
	const file = readCompanies(path.resolve(folder, name), name);
	return { file, ...toCompanies(file, name) };
}

async function openWorkspace(demo: Demo, access: Access | undefined): Promise<Workspace> {
	const label = demo.service.name.padEnd(10);
	if (access !== undefined) {
		say(label + access.baseUrl);
		return openLiveWorkspace(access);
	}
	const sandbox = await openSandboxWorkspace(readInput(ROOT, SAMPLE).companies, demo);
	say(`${label}sandbox on this machine; it responds in ${SANDBOX_LATENCY_MS} ms`);
	say(`          and already has ${sandbox.known} of the sample companies, to be updated`);
	return sandbox;
}

function report(
	reports: readonly OperationReport[],
	{ file, companies }: Input,
	{ steps, idName }: Demo,
): void {
	const width = Math.min(process.stdout.columns || 80, WIDEST);
	say(`\n${renderSummary(reports)}\n`);
	const [create, map] = reports;
	if (create !== undefined && map !== undefined) {
		say(`Items that '${create.title}' did not write go on to '${map.title}' as well,`);
		say('with the domain as it stands in the file.\n');
	}
	for (const operation of reports) say(`${renderExamples(operation, companies, width)}\n`);
	if (reports.length < steps.length)
		say('The file has no column with IDs, so no external IDs were mapped.\n');

	// Nothing of an earlier run may pass for this one's.
	for (const { output } of steps) rmSync(path.join(ROOT, output), { force: true });
	const written = steps.slice(0, reports.length).map(({ output }) => output);
	for (const [at, target] of written.entries()) {
		writeOutcomes(path.join(ROOT, target), file, reports[at]?.outcomes ?? [], idName);
	}
	say(`The result of every row is in ${written.join(' and ')}.`);
	say("Next: 'npm start -- my.csv' for a file of your own, 'npm run n8n' for n8n's editor.");
	const outcomes = reports.flatMap((operation) => operation.outcomes);
	const notSent = outcomes.filter(({ status }) => status === 'notSent');
	if (notSent[0] !== undefined) {
		throw new UserError(`${count(notSent.length, 'row')} could not be sent: ${notSent[0].reason}.`);
	}
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
