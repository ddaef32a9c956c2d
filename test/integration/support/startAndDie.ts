/*
 * Starts n8n's engine and exits without a chance to clean up.
 *
 * tsx test/integration/support/startAndDie.ts <folder whose node_modules contains n8n-core>
 */
import { writeSync } from 'node:fs';
import { createEngine } from '#tools/n8n/engine';

void createEngine({ home: process.argv[2] ?? '', packages: [] }).then(
	() => {
		writeSync(process.stdout.fd, 'started');
		process.kill(process.pid, 'SIGKILL');
	},
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
