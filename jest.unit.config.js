/** The tests that need neither a build nor a server: for mutation testing. */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['**/test/unit/**/*.test.ts', '**/test/property/**/*.test.ts'],
	testPathIgnorePatterns: ['nothingLost'],
};
