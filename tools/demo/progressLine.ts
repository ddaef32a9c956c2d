import { count, number } from './formatText';
import type { Traffic } from './traffic';

/** How far one operation is; `expected` are the requests that it will need. */
export type Progress = Traffic & { readonly operation: string; readonly expected: number };

/** Shows how far an operation is, or where it ended: then the next one gets a line of its own. */
export type ShowProgress = (progress: Progress, isEnd?: boolean) => void;

/** As much of a terminal, or of a file in its place, as we use. */
type Output = Partial<Pick<NodeJS.WriteStream, 'columns' | 'isTTY'>> & {
	write(text: string): unknown;
};

const BAR = 20;
/** Without a terminal a line is written whenever another quarter is done. */
const STEPS = 4;
const CLEAR_TO_END = '\u001b[K';

/** One line that is rewritten in place in a terminal, and a few plain lines elsewhere. */
export function createProgressLine(output: Output): ShowProgress {
	let lastStep = 0;
	return ({ operation, sent, answered, rows, expected }, isEnd = false) => {
		const total = Math.max(expected, sent);
		const share = total === 0 ? 1 : answered / total;
		const bar = '#'.repeat(Math.floor(share * BAR)).padEnd(BAR, '.');
		const answers = rows === undefined ? '' : `, ${count(rows, 'row')} answered`;
		const figures = `${number(answered)} of ${count(total, 'request')}${answers}`;
		const line = `${operation.padEnd(18)} [${bar}]  ${figures}`;

		const step = Math.floor(share * STEPS);
		if (output.isTTY === true) {
			const room = isEnd ? line.length : (output.columns ?? 80) - 1;
			output.write(`\r${line.slice(0, room)}${CLEAR_TO_END}${isEnd ? '\n' : ''}`);
		} else if (isEnd || (step > lastStep && step < STEPS)) {
			output.write(`${line}\n`);
		}
		lastStep = isEnd ? 0 : step;
	};
}
