import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What is published; `prefix` reaches the further packages, which are laid out like the root. */
const prefix = '{,packages/*/}';
const nodes = [`${prefix}nodes/**/*.ts`];
const credentials = [`${prefix}credentials/**/*.ts`];
const engine = ['packages/kit/{request,push}/**/*.ts'];
const shell = ['packages/kit/{n8n,values}/**/*.ts'];

const n8nCommunity = n8nCommunityNodesPlugin.configs.recommended;

export default defineConfig(
	globalIgnores(['**/dist', 'coverage', 'out', 'reports', '.cache', 'examples/data']),
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,

	{
		name: 'all TypeScript',
		files: ['**/*.ts'],
		extends: [tseslint.configs.strictTypeChecked],
		languageOptions: {
			parserOptions: { project: 'tsconfig.dev.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			// Docstrings are no reason to split a file.
			'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
			// Numbers print as what they are; objects, undefined and the like stay forbidden.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// `return await next()` is how the house style hands on any promise, also an empty one.
			'@typescript-eslint/no-confusing-void-expression': 'off',
			// As the compiler has it: a parameter that an interface asks for may go unused.
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			// Interfaces ask for promises, and `async` turns a throw into a rejection.
			'@typescript-eslint/require-await': 'off',
		},
	},
	{
		name: 'no import climbs out of its neighbourhood',
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: String.raw`^(?:\.\./){3}`,
							message:
								'Import the kit by its name, and other top-level folders from the root with #.',
						},
					],
				},
			],
		},
	},
	{
		name: 'sandbox',
		files: ['sandbox/**/*.ts'],
		rules: {
			// hono types what its middleware has validated as any.
			'@typescript-eslint/no-unsafe-argument': 'off',
		},
	},
	{
		name: 'tests',
		files: ['{test,benchmarks}/**/*.ts'],
		rules: {
			// Matchers such as expect.any() are typed as any.
			'@typescript-eslint/no-unsafe-assignment': 'off',
			// Items hold any JSON; a test knows what it put in.
			'@typescript-eslint/no-base-to-string': 'off',
			// [...'abc'] is a short way to write letters.
			'@typescript-eslint/no-misused-spread': 'off',
		},
	},

	{
		name: 'product',
		files: [...nodes, ...credentials, ...shell, ...engine],
		extends: [n8nCommunity],
		// n8n's scanner does not look at disable comments, so neither do we.
		linterOptions: { noInlineConfig: true },
		rules: {
			'no-console': 'error',
			'no-restricted-globals': [
				'error',
				...['fetch', 'XMLHttpRequest', 'WebSocket'].map((name) => ({
					name,
					message: "Use n8n's helper: it honours the proxy, the host allow list and cancelling.",
				})),
			],
		},
	},

	{
		name: 'errors keep their own words',
		files: [...nodes, ...credentials, ...shell],
		ignores: ['packages/kit/n8n/output/nodeError.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'NewExpression[callee.name=/^Node(?:Api|Operation)Error$/]',
					message: 'Use nodeError: n8n replaces messages with letters of system errors in them.',
				},
			],
		},
	},

	{
		name: 'engine: time and chance are handed in, so that tests decide them',
		files: engine,
		rules: {
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'Use ports.now.' },
				{ object: 'Math', property: 'random', message: 'Use ports.random.' },
			],
		},
	},

	// The groups of eslint-plugin-n8n-nodes-base as n8n's own command line (@n8n/node-cli) sets them.
	{
		name: 'n8n: credentials',
		files: credentials,
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		name: 'n8n: nodes',
		files: [...nodes, ...shell],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	{
		name: 'n8n: package.json',
		files: ['package.json', 'packages/octolane/package.json'],
		extends: [n8nCommunity],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
		rules: {
			...n8nNodesBase.configs.community.rules,
		},
	},

	{
		name: 'configuration files',
		files: ['**/*.js', '**/*.cjs'],
		languageOptions: { sourceType: 'commonjs' },
	},
);
