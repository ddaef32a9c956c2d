const base = require('../../jest.config.js');

const [toCommonJs] = Object.values(base.transform);
/** What n8n 1.x and 2.0 need, and jest cannot load as it is, because it is written as ES modules. */
const ES_MODULES = ['is-network-error', 'p-retry'];

/** @type {import('jest').Config} */
module.exports = {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/integration'],
	transform: { ...base.transform, [`/node_modules/(${ES_MODULES.join('|')})/`]: toCommonJs },
	transformIgnorePatterns: [],
};
