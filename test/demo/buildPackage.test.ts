import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { whyBuild } from '../../tools/demo/buildPackage';

const SOURCE = 'nodes/Recotap/Recotap.node.ts';
const BUILT = [
	'dist/nodes/Recotap/Recotap.node.js',
	'dist/credentials/RecotapApi.credentials.js',
	'packages/octolane/dist/nodes/Octolane/Octolane.node.js',
	'packages/octolane/dist/credentials/OctolaneApi.credentials.js',
];

describe('the build', () => {
	let root: string;
	beforeEach(() => {
		root = mkdtempSync(path.join(tmpdir(), 'build-'));
	});
	afterEach(() => {
		rmSync(root, { recursive: true });
	});

	/** Puts a file there, last changed at a time in minutes, as are the folders above it. */
	function put(file: string, minute: number): void {
		mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
		writeFileSync(path.join(root, file), '');
		for (let entry = file; entry !== '.'; entry = path.dirname(entry)) {
			utimesSync(path.join(root, entry), minute * 60, minute * 60);
		}
	}

	it('is needed on a fresh clone', () => {
		put(SOURCE, 1);
		expect(whyBuild(root)).toBe('it has not been built yet');
	});

	it('is not needed when it is newer than every source', () => {
		put(SOURCE, 1);
		for (const file of BUILT) put(file, 2);
		expect(whyBuild(root)).toBeUndefined();
	});

	it('is needed again after a change', () => {
		for (const file of BUILT) put(file, 2);
		put(SOURCE, 3);
		expect(whyBuild(root)).toBe('its sources have changed');
	});

	it('is needed again after a source was removed', () => {
		put(SOURCE, 1);
		for (const file of BUILT) put(file, 2);
		rmSync(path.join(root, SOURCE));
		expect(whyBuild(root)).toBe('its sources have changed');
	});
});
