/**
 * Which folder may import which: `nodes -> kit/n8n -> kit/push -> kit/request`, `kit/values` open to all, `sandbox` apart from the
 * product, no cycles, neither of files nor of folders.
 */

// A package under packages/ is laid out like the root.
const nodes = '^nodes/|^packages/octolane/nodes/';
const credentials = '^credentials/|^packages/octolane/credentials/';
const kit = '^packages/kit/';
const product = `${nodes}|${credentials}|${kit}`;

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
			name: 'no-cycles-of-folders',
			comment: 'Two folders that need each other are one folder, or miss a third.',
			severity: 'error',
			scope: 'folder',
			from: {
				path: '^(packages|nodes|credentials|sandbox|tools|benchmarks)',
			},
			to: { circular: true },
		},
		{
			name: 'request-stands-alone',
			comment:
				'One request until its verdict: knows no rows, no n8n and no vendor, and does no I/O.',
			severity: 'error',
			from: { path: `${kit}request/` },
			to: { pathNot: `${kit}request/` },
		},
		{
			name: 'push-knows-only-request',
			comment: 'Many rows, one outcome each: knows no n8n and no vendor, and does no I/O.',
			severity: 'error',
			from: { path: `${kit}push/` },
			to: { pathNot: `${kit}(push|request)/` },
		},
		{
			name: 'values-stand-alone',
			comment: 'What people type, made clean: open to all, so it needs none of the others.',
			severity: 'error',
			from: { path: `${kit}values/` },
			to: { pathNot: `${kit}values/|node_modules/(zod|n8n-workflow)/` },
		},
		{
			name: 'kit-knows-no-vendor',
			comment: 'What every node of ours needs: it is told the vendor, it does not know one.',
			severity: 'error',
			from: { path: kit },
			to: { path: `${nodes}|${credentials}` },
		},
		{
			name: 'product-is-what-ships',
			comment: 'Only nodes, credentials and kit are published: nothing else may be needed.',
			severity: 'error',
			from: { path: product },
			to: { path: '^(sandbox|tools|test|benchmarks|examples|dist)/' },
		},
		{
			name: 'product-uses-what-n8n-brings',
			comment:
				'n8n installs no dependencies of a verified node: only what n8n itself carries is there at run time.',
			severity: 'error',
			from: { path: product },
			to: { path: 'node_modules/', pathNot: 'node_modules/(n8n-workflow|zod)/' },
		},
		{
			name: 'product-uses-no-node-module',
			comment: 'n8n Cloud allows nodes no file system, process or network; hashing is fine.',
			severity: 'error',
			from: { path: product },
			to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
		},
		{
			name: 'credentials-borrow-only-from-http',
			comment:
				'A credential shares address and rules for it with what sends requests, and nothing else.',
			severity: 'error',
			from: { path: credentials },
			to: {
				path: product,
				pathNot: `${credentials}|${kit}(n8n/http/|values/isRecord)|nodes/[^/]+/api/`,
			},
		},
		{
			name: 'nodes-leave-credentials-alone',
			comment: 'A node names its credential; n8n resolves it and the helper adds the key.',
			severity: 'error',
			from: { path: `${nodes}|${kit}` },
			to: { path: credentials },
		},
		{
			name: 'vendors-share-only-the-kit',
			comment: 'Each package is published on its own.',
			severity: 'error',
			from: { path: '^packages/octolane/' },
			to: { path: '^(nodes|credentials)/' },
		},
		{
			name: 'root-does-not-reach-into-packages',
			comment: 'Each package is published on its own.',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { path: '^packages/', pathNot: kit },
		},
		{
			name: 'sandbox-stands-alone',
			comment:
				'A second, independent reading of the API documents: were it to share code with the product, a misreading would not show.',
			severity: 'error',
			from: { path: '^sandbox/' },
			to: { path: `${product}|^(tools|test|benchmarks|dist)/` },
		},
		{
			name: 'tools-do-not-need-tests',
			comment: 'Tests use tools, never the other way.',
			severity: 'error',
			from: { path: '^tools/' },
			to: { path: '^(test|benchmarks)/' },
		},
		{
			name: 'server-does-not-need-the-demo',
			comment: 'Real n8n serves tests and the editor; the demonstration is one more user of tools.',
			severity: 'error',
			from: { path: '^tools/(server|n8n|package)/' },
			to: { path: '^tools/(demo|editor)/' },
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
			from: {
				path: '^(packages|nodes|credentials|sandbox|tools|test|benchmarks)/',
			},
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
