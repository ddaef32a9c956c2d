import { bodyFaults } from './bodies';
import { connectionFaults } from './connection';
import type { Fault } from './fault';
import { listFaults } from './lists';
import { mappingFaults } from './mappings';
import { octolaneFaults } from './octolane';
import { octolaneSearchFaults } from './octolaneSearch';
import { redirectFaults } from './redirects';
import { refusalFaults } from './refusals';
import { resultFaults } from './results';
import { statusFaults } from './statuses';
import { throttlingFaults } from './throttling';

/** All faults, by family. */
export const FAMILIES = {
	connection: connectionFaults,
	bodies: bodyFaults,
	results: resultFaults,
	mappings: mappingFaults,
	refusals: refusalFaults,
	statuses: statusFaults,
	throttling: throttlingFaults,
	redirects: redirectFaults,
	lists: listFaults,
	octolane: octolaneFaults,
	octolaneSearch: octolaneSearchFaults,
} satisfies Record<string, Record<string, Fault>>;

const ALL = {
	...connectionFaults,
	...bodyFaults,
	...resultFaults,
	...mappingFaults,
	...refusalFaults,
	...statusFaults,
	...throttlingFaults,
	...redirectFaults,
	...listFaults,
	...octolaneFaults,
	...octolaneSearchFaults,
} satisfies Record<string, Fault>;

/** Name of a fault. */
export type FaultName = keyof typeof ALL;

/** The catalogue: every fault by its name. */
export const FAULTS: Readonly<Record<FaultName, Fault>> = ALL;

/** The names of all faults, in the order of the catalogue. */
export const FAULT_NAMES = Object.keys(ALL) as readonly FaultName[];

/** Those that can hit a run which writes: its requests, and those that find out what became of them. */
export const WRITE_FAULT_NAMES = FAULT_NAMES.filter((name) => FAULTS[name].hits !== 'pages');

export function isFaultName(name: string): name is FaultName {
	return Object.hasOwn(ALL, name);
}
