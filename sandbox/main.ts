import { parseArgs } from 'node:util';
import { startSandbox } from './server';

const USAGE = 'Usage: npm run sandbox -- [--port 4010] [--key KEY] [--latency MS]';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			key: { type: 'string', default: 'sandbox-key' },
			latency: { type: 'string', default: '0' },
		},
	});
	const port = readNumber('port', values.port, 65_535);
	const latencyMs = readNumber('latency', values.latency, 600_000);
	const { url, apiKey } = await startSandbox({ port, latencyMs, apiKey: values.key });
	const origin = new URL(url).origin;
	console.log(`The Recotap sandbox is ready. It keeps everything in memory.

  Base URL   ${url}
  API key    ${apiKey}

Look inside:
  ${origin}/__sandbox/state       accounts, segments, custom fields
  ${origin}/__sandbox/requests    what was sent

Try it:
  curl -s '${url}/segments' -H 'X-Api-Key: ${apiKey}'

Ctrl-C stops it.`);
}

function readNumber(name: string, text: string, most: number): number {
	const value = Number(text);
	if (Number.isInteger(value) && value >= 0 && value <= most) return value;
	throw new Error(`--${name} must be a whole number from 0 to ${most}, got '${text}'`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : String(error));
	console.error(USAGE);
	process.exitCode = 1;
});
