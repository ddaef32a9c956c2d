const { mkdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { finished } = require('node:stream/promises');
const { dest, src } = require('gulp');

/** What n8n reads beside the compiled code: icons, codex files and output schemas. */
const assets = ['nodes/**/*.{svg,png}', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];
/** Folders of packages, from the repository root. */
const packages = ['.', 'packages/octolane'];

exports.clean = async () => {
	for (const folder of packages) {
		await rm(path.join(folder, 'dist'), { recursive: true, force: true });
	}
};

exports['build:icons'] = async () => {
	for (const cwd of packages) {
		const files = src(assets, { cwd, base: cwd, encoding: false });
		await finished(files.pipe(dest(path.join(cwd, 'dist'))).resume());
		await writeEntries(cwd);
	}
};

/**
 * The compiled code of a package below the root lies as deep in `dist` as its source lies in the repository, because it
 * is compiled together with what it shares. n8n and its checks look for the entries where a package of its own has them.
 */
async function writeEntries(folder) {
	if (folder === '.') return;
	const { n8n } = require(path.resolve(folder, 'package.json'));
	for (const entry of [...n8n.nodes, ...n8n.credentials]) {
		const compiled = path.join('dist', folder, path.relative('dist', entry));
		const from = path.relative(path.dirname(entry), compiled).split(path.sep).join('/');
		const file = path.join(folder, entry);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, `module.exports = require('${from}');\n`);
	}
}
