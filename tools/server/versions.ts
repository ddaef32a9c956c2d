import { dependencies } from './n8n/package.json';

/** The exact version of n8n that is installed; its lock file is next to its package.json. */
export const N8N_VERSION = dependencies.n8n;

/**
 * The version of Node.js that runs it. n8n 2.36 and later refuse versions below 24, and its module isolated-vm has
 * prebuilt binaries for 24 but not for 25.
 */
export const NODE_VERSION = '24.21.0';
