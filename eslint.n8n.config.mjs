import { config } from '@n8n/node-cli/eslint';

/** n8n's own rules for community nodes as they come with its tool, over what is published: `npm run lint:n8n`. */
export default [
	...config,
	{
		files: ['**/*.ts'],
		rules: {
			// What is left out of a copy has to be named.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
		},
	},
];
