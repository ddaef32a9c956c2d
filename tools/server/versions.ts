import { dependencies } from './n8n/package.json';

/** The n8n that is installed, exactly; its lock file lies next to its package.json. */
export const N8N_VERSION = dependencies.n8n;

/**
 * The Node.js that runs it. n8n 2.36 and later refuse anything below 24, and its module isolated-vm brings ready-made
 * binaries for 24 but not for 25.
 */
export const NODE_VERSION = '24.21.0';
