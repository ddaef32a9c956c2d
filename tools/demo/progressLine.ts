import { count, fit, number } from './formatText';
import type { Traffic } from './traffic';

/** How far one operation is. */
export interface Progress {
	readonly operation: string;
	readonly traffic: Traffic;
	/** Requests that the operation will need. */
	readonly expected: number;
}

/** Shows progress while it happens. */
export interface ProgressLine {
	show(progress: Progress): void;
	/** Shows where an operation ended; the next one gets a line of its own. */
	finish(progress: Progress): void;
}

/** As much of a terminal, or of a file in its place, as we use. */
export interface Output {
	write(text: string): unknown;
	readonly isTTY?: boolean;
	/** Columns of the terminal. */
	readonly columns?: number;
}

const BAR = 20;
/** Without a terminal a line is written whenever another quarter is done. */
const STEPS = 4;
const BACK_TO_START = '\r';
const CLEAR_TO_END = '\u001b[K';

/** One line that is rewritten in place in a terminal, and a few plain lines elsewhere. */
export function createProgressLine(output: Output): ProgressLine {
	let lastStep = 0;
	return {
		show: (progress) => {
			const step = Math.floor(shareDone(progress) * STEPS);
			if (output.isTTY === true) {
				const line = fit(describeProgress(progress), (output.columns ?? 80) - 1);
				output.write(BACK_TO_START + line + CLEAR_TO_END);
			} else if (step > lastStep && step < STEPS) {
				output.write(`${describeProgress(progress)}\n`);
			}
			lastStep = step;
		},
		finish: (progress) => {
			const line = describeProgress(progress);
			output.write(output.isTTY === true ? `\r${line}${CLEAR_TO_END}\n` : `${line}\n`);
			lastStep = 0;
		},
	};
}

/** `Create accounts    [##########..........]  13 of 26 requests, 1,300 rows answered` */
function describeProgress(progress: Progress): string {
	const { operation, traffic, expected } = progress;
	const filled = Math.floor(shareDone(progress) * BAR);
	const bar = '#'.repeat(filled) + '.'.repeat(BAR - filled);
	const rows = traffic.rows === undefined ? '' : `, ${count(traffic.rows, 'row')} answered`;
	const requests = `${number(traffic.answered)} of ${count(Math.max(expected, traffic.sent), 'request')}`;
	return `${operation.padEnd(18)} [${bar}]  ${requests}${rows}`;
}

function shareDone({ traffic, expected }: Progress): number {
	const total = Math.max(expected, traffic.sent);
	return total === 0 ? 1 : traffic.answered / total;
}
