import { FAMILIES } from './faults/catalogue';
import type { Fault } from './faults/fault';
import { parseArguments, USAGE } from './parseArguments';
import { REPLY_VARIANTS } from './recotap/style';
import { type Sandbox, startSandbox } from './server';

async function main(): Promise<void> {
	const command = parseArguments(process.argv.slice(2));
	if (command.kind === 'help') {
		console.log(
			`${USAGE}\n\nFaults, by set ('all' and 'flaky' are sets, too):\n${listFaults()}\n\nWays to answer:\n${listVariants()}`,
		);
		return;
	}
	const sandbox = await startSandbox(command.options);
	console.log(greet(sandbox));
	process.once('SIGINT', () => void sandbox.close());
}

function greet({ url, octolaneUrl, origin, apiKey }: Sandbox): string {
	return `The sandbox is ready. It keeps everything in memory.

  Recotap    ${url}
  Octolane   ${octolaneUrl}
  API key    ${apiKey}

Look inside:
  ${origin}/__sandbox/state       accounts, segments, custom fields and so on
  ${origin}/__sandbox/requests    what was sent

Try it:
  curl -s '${url}/segments' -H 'X-Api-Key: ${apiKey}'
  curl -s '${url}/accounts' -H 'X-Api-Key: ${apiKey}' -H 'Content-Type: application/json' \\
    -d '{"accounts":[{"domain":"https://www.acme.com/about","name":"Acme"}],"segmentId":"seg-001"}'

Ctrl-C stops it.`;
}

function listFaults(): string {
	const families: Readonly<Record<string, Readonly<Record<string, Fault>>>> = FAMILIES;
	return Object.entries(families)
		.map(([family, faults]) => {
			const lines = Object.entries(faults).map(
				([name, { summary }]) => `  ${name.padEnd(26)}${summary}`,
			);
			return `\n${family}\n${lines.join('\n')}`;
		})
		.join('\n');
}

function listVariants(): string {
	return Object.entries(REPLY_VARIANTS)
		.map(([name, { summary }]) => `  ${name.padEnd(26)}${summary}`)
		.join('\n');
}

/** One sentence on what went wrong. */
function explain(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (!('code' in error)) return `${error.message} (npm run sandbox -- --help lists all options)`;
	if (error.code === 'EADDRINUSE') {
		return 'The port is taken: stop what listens there, or choose another one with --port.';
	}
	if (error.code === 'EACCES') return 'This port needs special rights: choose one above 1023.';
	return error.message;
}

main().catch((error: unknown) => {
	console.error(explain(error));
	process.exitCode = 1;
});
