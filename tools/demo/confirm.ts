import { createInterface } from 'node:readline';
import { UserError } from './userError';

/**
 * Asks the person at the terminal.
 *
 * @returns whether the answer was yes; anything else, and leaving with Ctrl-C or Ctrl-D, is a no
 * @throws UserError when nobody is there to answer
 */
export async function confirm(question: string): Promise<boolean> {
	if (!process.stdin.isTTY) {
		throw new UserError(
			'There is no terminal to ask for confirmation; add --yes to push to the real API without asking.',
		);
	}
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	terminal.setPrompt(`${question} [y/N] `);
	terminal.prompt();
	for await (const line of terminal) return /^y(es)?$/i.test(line.trim());
	process.stdout.write('\n');
	return false;
}
