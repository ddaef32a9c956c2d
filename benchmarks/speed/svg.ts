import { nameOf } from './checks';
import { cpuPerRow, median } from './figures';
import { LINES, type Line, type Measured, type Results } from './results';

const WIDTH = 860;
const BAR = { left: 330, height: 22, gap: 10, longest: 400 };
/** For light and dark pages: grey text, the node's own bars in colour. */
const COLOURS: Readonly<Record<Line, string>> = {
	codec: '#9aa4b2',
	undici: '#9aa4b2',
	helper: '#6b7686',
	auto: '#2f7ed8',
	paths: '#2f7ed8',
	expressions: '#d9822b',
	single: '#6b7686',
};

interface Bar {
	readonly label: string;
	readonly value: number;
	readonly colour: string;
}

/** A chart of the cost per row, on a logarithmic scale: the lines are three powers of ten apart. */
export function drawPicture({ measured, machine }: Results): string {
	const bars = [...new Set(measured.map(nameOf))].flatMap((runtime, index) =>
		barsOf(
			measured.filter((one) => nameOf(one) === runtime),
			index === 0 ? undefined : runtime,
		),
	);
	const height = 70 + bars.length * (BAR.height + BAR.gap) + 30;
	const longest = Math.log10(Math.max(...bars.map(({ value }) => value)));
	const lines = bars.map(({ label, value, colour }, index) => {
		const y = 60 + index * (BAR.height + BAR.gap);
		const width = Math.max(2, (Math.log10(value + 1) / longest) * BAR.longest);
		const text = y + BAR.height - 6;
		return [
			`<text x="${BAR.left - 10}" y="${text}" text-anchor="end">${escape(label)}</text>`,
			`<rect x="${BAR.left}" y="${y}" width="${width.toFixed(1)}" height="${BAR.height}" rx="3" fill="${colour}"/>`,
			`<text x="${(BAR.left + width + 8).toFixed(1)}" y="${text}" font-weight="600">${value.toFixed(value < 100 ? 1 : 0)}</text>`,
		].join('\n\t');
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="13" fill="#7d8590">
	<title>CPU time for each row</title>
	<text x="20" y="26" font-size="17" font-weight="600">CPU time of the client for each row, microseconds</text>
	<text x="20" y="46">Batches of 100, four requests at a time, no latency. Shorter is better; the scale is logarithmic.</text>
	${lines.join('\n\t')}
	<text x="20" y="${height - 10}" font-size="11">${escape(machine)}</text>
</svg>
`;
}

function barsOf(measured: readonly Measured[], runtime: string | undefined): Bar[] {
	return measured
		.filter(
			({ chapter, latencyMs, concurrency }) =>
				chapter === 'matrix' && latencyMs === 0 && concurrency === 4,
		)
		.filter(({ line }) => runtime === undefined || line === 'paths' || line === 'expressions')
		.map((one) => ({
			label: runtime === undefined ? LINES[one.line] : `${LINES[one.line].slice(14)} (${runtime})`,
			value: median(cpuPerRow(one)),
			colour: COLOURS[one.line],
		}));
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
