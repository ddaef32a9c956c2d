import { COMPLAINT_NAMES } from '../octolane/complaints';
import { respondEvasively } from '../octolane/envelope';
import { EVASION_NAMES, type RowName } from '../octolane/evasions';
import type { OctolaneStyle } from '../octolane/style';
import { isRecord } from '../core/values';
import type { Exchange, Fault } from './fault';

/** Shapes in which each row has a record of its own. */
const SHAPES = ['records', 'shuffled', 'wrapped', 'verdicts', 'split', 'keyed'] as const;

/** Responses to a request that creates records that the documents of Octolane do not rule out. */
export const octolaneFaults = {
	'row-refused-inside': {
		summary: 'a row is refused inside a success of Octolane, in words nobody documented',
		hits: 'octolaneCreate',
		stores: 'some',
		respond: async (exchange) => {
			const { c, rows, victims, handle } = exchange;
			const { reject } = c.var.octolane.style;
			const refused = new Set(victims.map((index) => nameOf(rows[index]).key));
			setStyle(exchange, {
				shape: pick(SHAPES, exchange),
				complaint: pick(COMPLAINT_NAMES, exchange),
				reject: (key) => (refused.has(key) ? 'is blocked' : reject(key)),
			});
			return await handle();
		},
	},
	'evasive-before-storing': {
		summary: 'a success of Octolane that tells nothing about the rows, nothing was stored',
		hits: 'octolaneCreate',
		stores: 'none',
		respond: async (exchange) =>
			respondEvasively(exchange.c, pick(EVASION_NAMES, exchange), exchange.rows.map(nameOf)),
	},
	'evasive-after-storing': {
		summary: 'everything is stored, then a success of Octolane that tells nothing about the rows',
		hits: 'octolaneCreate',
		stores: 'all',
		respond: async (exchange) => {
			setStyle(exchange, { evasion: pick(EVASION_NAMES, exchange) });
			return await exchange.handle();
		},
	},
} satisfies Record<string, Fault>;

function pick<Name>(names: readonly Name[], { c }: Exchange): Name {
	const name = names[Math.floor(c.var.request.random() * names.length)];
	if (name === undefined) throw new Error('There is nothing to pick from');
	return name;
}

/** Changes the response to this one request. */
function setStyle({ c }: Exchange, style: Partial<OctolaneStyle>): void {
	const { octolane } = c.var;
	c.set('octolane', { ...octolane, style: { ...octolane.style, ...style } });
}

function nameOf(row: unknown): RowName {
	const keyName = isRecord(row) && 'email' in row ? 'email' : 'domain';
	const key = isRecord(row) ? row[keyName] : undefined;
	return { key: typeof key === 'string' ? key.toLowerCase() : '', keyName };
}
