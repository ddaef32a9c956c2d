/** For mutation testing: the tests that need neither a build nor a server, and no chance. */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['**/test/unit/**/*.test.ts'],
	// The copy that is mutated has links to the packages of the original.
	moduleNameMapper: { '^@n8n-nodes-recotap/kit/(.*)$': '<rootDir>/packages/kit/$1' },
};
