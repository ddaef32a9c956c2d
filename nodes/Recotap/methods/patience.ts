/** How long the editor may wait: somebody sits in front of the form. */
export const PATIENCE = { maxRetries: 2, maxWaitMs: 10_000, timeoutMs: 20_000 } as const;
