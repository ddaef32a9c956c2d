/** For mutation testing: the tests that need neither a build nor a server, and no chance. */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['**/test/unit/**/*.test.ts'],
};
