/** @type {import('jest').Config} */
module.exports = {
	...require('../../jest.config.js'),
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.e2e.ts'],
	testTimeout: 120_000,
	// One n8n and one sandbox for all tests, which therefore run one after the other.
	maxWorkers: 1,
	globalSetup: './test/e2e/support/globalSetup.ts',
	globalTeardown: './test/e2e/support/globalTeardown.ts',
};
