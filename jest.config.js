/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testTimeout: 30_000,
	// With --coverage, as `npm test` has it: the engine is covered whole, by tests of its own.
	collectCoverageFrom: ['packages/kit/{request,push}/**/*.ts'],
	coverageThreshold: { global: { lines: 100, branches: 100 } },
	coverageReporters: ['text-summary'],
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	transform: {
		'^.+\\.tsx?$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
		],
	},
};
