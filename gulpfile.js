const { cp, rm } = require('node:fs/promises');
const path = require('node:path');
const { env } = require('node:process');
const { finished } = require('node:stream/promises');
const esbuild = require('esbuild');
const { dest, series, src, watch } = require('gulp');

/** Folders of the published packages, from the repository root. */
const packages = ['.', 'packages/octolane'];
/** What n8n reads beside the code: icons, codex files and output schemas. */
const assets = ['nodes/**/*.{svg,png}', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];
/** What n8n has loaded already; everything else that a node needs is put into its file. */
const external = ['n8n-workflow', 'zod'];

/** Removes what was built. */
async function clean() {
	await forEachPackage((folder) => rm(path.join(folder, 'dist'), { recursive: true, force: true }));
}

/** Writes one readable file for each node and credential that the package.json names. */
async function code() {
	await forEachPackage(async (folder) => {
		const { n8n } = require(path.resolve(folder, 'package.json'));
		const entries = [...n8n.nodes, ...n8n.credentials].map((file) =>
			path.join(folder, path.relative('dist', file)).replace(/\.js$/, '.ts'),
		);
		await esbuild.build({
			entryPoints: entries,
			outbase: folder,
			outdir: path.join(folder, 'dist'),
			bundle: true,
			external,
			format: 'cjs',
			platform: 'node',
			target: 'node20',
			legalComments: 'none',
			logLevel: 'warning',
		});
	});
}

/** Copies the rest. */
async function icons() {
	await forEachPackage(async (cwd) => {
		const files = src(assets, { cwd, base: cwd, encoding: false });
		await finished(files.pipe(dest(path.join(cwd, 'dist'))).resume());
	});
}

/** Puts what was built where a running n8n has it installed (`npm run dev`): n8n loads it again from there. */
async function reload() {
	const modules = env.N8N_NODE_MODULES;
	if (modules === undefined) return;
	await forEachPackage(async (folder) => {
		const { name } = require(path.resolve(folder, 'package.json'));
		await cp(path.join(folder, 'dist'), path.join(modules, name, 'dist'), { recursive: true });
	});
}

async function forEachPackage(work) {
	await Promise.all(packages.map(work));
}

exports.clean = clean;
exports['build:icons'] = icons;
exports.build = series(clean, code, icons);
/** Builds again at every change. Nothing is removed, so that n8n never finds half a package. */
exports.watch = () => {
	const sources = ['{credentials,nodes,packages}/**/*', '!**/{dist,node_modules}/**'];
	watch(sources, series(code, icons, reload));
};
