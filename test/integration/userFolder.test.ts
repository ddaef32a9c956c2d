import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HOME } from './support/bench';

let temporary: string;
beforeAll(() => (temporary = mkdtempSync(path.join(tmpdir(), 'killed-'))));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

it('leaves nothing in the temp folder, even if the process is killed', () => {
	const script = path.join(__dirname, 'support/startAndDie.ts');
	const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, HOME], {
		cwd: path.resolve(__dirname, '../..'),
		encoding: 'utf8',
		env: { ...process.env, TMPDIR: temporary, TEMP: temporary },
	});
	if (stdout !== 'started') throw new Error(stderr);
	const byTsx = /^tsx-/;
	expect(readdirSync(temporary).filter((name) => !byTsx.test(name))).toEqual([]);
});
