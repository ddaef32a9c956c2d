/** Which part may import which: `nodes -> shell -> bulk`, `sandbox` apart from the product, no cycles. */

// A package under packages/ is laid out like the root.
const nodes = '^nodes/|^packages/[^/]+/nodes/';
const credentials = '^credentials/|^packages/[^/]+/credentials/';
const engine = '^bulk/';
const shell = '^shell/';
const product = `${nodes}|${credentials}|${shell}|${engine}`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-cycles',
			comment: 'Two files that need each other are one file, or miss a third. Types count too.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'engine-stands-alone',
			comment:
				'The engine knows neither n8n nor a vendor and does no I/O: it imports its own files, no package, no Node module.',
			severity: 'error',
			from: { path: engine },
			to: { pathNot: engine },
		},
		{
			name: 'shell-knows-no-vendor',
			comment:
				'What every node of ours needs around the engine: it is told the vendor, it does not know one.',
			severity: 'error',
			from: { path: shell },
			to: { path: `${nodes}|${credentials}|^packages/` },
		},
		{
			name: 'product-is-what-ships',
			comment:
				'Only compiled nodes, credentials, shell and engine are published: nothing else may be needed.',
			severity: 'error',
			from: { path: product },
			to: { path: '^(sandbox|tools|test|examples|dist)/' },
		},
		{
			name: 'product-uses-what-n8n-brings',
			comment:
				'n8n installs no dependencies of a verified node: only what n8n itself carries is there at run time.',
			severity: 'error',
			from: { path: `${nodes}|${credentials}|${shell}` },
			to: {
				path: 'node_modules/',
				pathNot: 'node_modules/(n8n-workflow|zod)/',
			},
		},
		{
			name: 'product-uses-no-node-module',
			comment: 'n8n Cloud allows nodes no file system, process or network; hashing is fine.',
			severity: 'error',
			from: { path: `${nodes}|${credentials}|${shell}` },
			to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
		},
		{
			name: 'credentials-borrow-only-from-transport',
			comment: 'A credential shares address and rules for it with the transport, and nothing else.',
			severity: 'error',
			from: { path: credentials },
			to: {
				path: product,
				pathNot: `${credentials}|^shell/(http/|isRecord|service)|nodes/[^/]+/transport/`,
			},
		},
		{
			name: 'nodes-leave-credentials-alone',
			comment: 'A node names its credential; n8n resolves it and the helper adds the key.',
			severity: 'error',
			from: { path: `${nodes}|${shell}|${engine}` },
			to: { path: credentials },
		},
		{
			name: 'packages-share-only-shell-and-engine',
			comment: 'Each package is published on its own, with its own compiled copy of both.',
			severity: 'error',
			from: { path: '^(packages/[^/]+)/' },
			to: { path: product, pathNot: `^$1/|${shell}|${engine}` },
		},
		{
			name: 'root-does-not-reach-into-packages',
			comment: 'Each package is published on its own, with its own copy of the compiled engine.',
			severity: 'error',
			from: { path: '^(nodes|credentials|shell|bulk)/' },
			to: { path: '^packages/' },
		},
		{
			name: 'sandbox-stands-alone',
			comment:
				'A second, independent reading of the API documents: were it to share code with the product, a misreading would not show.',
			severity: 'error',
			from: { path: '^sandbox/' },
			to: { path: `${product}|^packages/|^(tools|test|dist)/` },
		},
		{
			name: 'tools-do-not-need-tests',
			comment: 'Tests use tools, never the other way.',
			severity: 'error',
			from: { path: '^tools/' },
			to: { path: '^test/' },
		},
		{
			name: 'nothing-unresolved',
			comment: 'An import that leads nowhere would escape every other rule.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
		{
			name: 'nothing-undeclared',
			comment: 'What is imported stands in package.json, not just by luck in node_modules.',
			severity: 'error',
			from: { path: '^(packages|nodes|credentials|shell|bulk|sandbox|tools|test)/' },
			to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
		},
	],
	options: {
		doNotFollow: { path: ['node_modules', '(^|/)dist/'] },
		exclude: { path: '^packages/[^/]+/dist/' },
		// A package is developed with what the root has installed.
		combinedDependencies: true,
		// Imports of types count: a type is knowledge, too.
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.dev.json' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'],
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types'],
		},
	},
};
