/**
 * Runs n8n's scanner for community packages offline: first on the sources, then on the files to be published. A package
 * that fails cannot be verified. Needs a built `dist`.
 *
 * tsx tools/checks/scan.ts [folder of a package]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packPackage, unpackPackage } from '../package/installPackage';

/** The files that n8n checks in a published package ("analyzePackageByName" in its scanner). */
const PUBLISHED_FILE_PATTERNS = ['**/*.js', 'package.json'];

/** Scans both and returns the exit code. */
async function main(folder: string): Promise<0 | 1> {
	const { analyzePackage, SOURCE_FILE_PATTERNS } =
		await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const temporary = mkdtempSync(path.join(tmpdir(), 'scan-'));
	try {
		const published = path.join(temporary, 'package');
		unpackPackage(packPackage(folder, temporary), published);

		let isClean = true;
		for (const [title, files, patterns] of [
			['Sources', folder, SOURCE_FILE_PATTERNS],
			['Published files', published, PUBLISHED_FILE_PATTERNS],
		] as const) {
			const { passed, message, details } = await analyzePackage(files, patterns);
			// A scan without files would pass too.
			const isGood = passed && message === undefined;
			console.log(`${title}: ${isGood ? 'n8n has no objections' : (message ?? 'not passed')}`);
			if (details !== undefined) console.log(details.replaceAll(`${files}${path.sep}`, ''));
			isClean &&= isGood;
		}
		return isClean ? 0 : 1;
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}

void main(path.resolve(process.argv[2] ?? path.join(__dirname, '../..'))).then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
