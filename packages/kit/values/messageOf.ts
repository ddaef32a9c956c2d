/** The message of anything that was thrown, without its stack. */
export function messageOf(thrown: unknown): string {
	return thrown instanceof Error ? thrown.message : 'Something went wrong, and no reason was given';
}
