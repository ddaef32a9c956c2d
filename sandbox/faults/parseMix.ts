import { FAMILIES, FAULT_NAMES, type FaultName, isFaultName } from './catalogue';
import type { FaultMix } from './plan';

/** Sets of faults that have a name of their own. */
const SETS: Readonly<Record<string, readonly FaultName[]>> = {
	all: FAULT_NAMES,
	/** An ordinary bad day: it drops, throttles and resets. */
	flaky: ['reset-before-storing', 'reset-after-storing', 'throttled-seconds', 'status-503'],
	...Object.fromEntries(
		Object.entries(FAMILIES).map(([family, faults]) => [
			family,
			Object.keys(faults).filter(isFaultName),
		]),
	),
};

/** The names of the sets. */
export const SET_NAMES: readonly string[] = Object.keys(SETS);

/**
 * Parses names of faults or sets, separated by commas, each with a weight if it is not 1.
 *
 * @param text such as `status-503,throttling=2`
 * @throws Error with a sentence for the user
 */
export function parseMix(text: string): FaultMix {
	const mix: Partial<Record<FaultName, number>> = {};
	for (const part of text.split(',')) {
		const [name = '', weight = '1'] = part.trim().split('=');
		if (!(Number(weight) > 0)) {
			throw new Error(`The weight of '${name}' must be a number above 0, got '${weight}'.`);
		}
		for (const fault of namesOf(name)) mix[fault] = Number(weight);
	}
	return mix;
}

/**
 * Parses the name of one fault.
 *
 * @throws Error with a sentence for the user
 */
export function parseFaultName(name: string): FaultName {
	if (isFaultName(name)) return name;
	throw new Error(`There is no fault '${name}'; there are ${FAULT_NAMES.join(', ')}.`);
}

function namesOf(name: string): readonly FaultName[] {
	if (isFaultName(name)) return [name];
	const set = Object.hasOwn(SETS, name) ? SETS[name] : undefined;
	if (set !== undefined) return set;
	throw new Error(
		`There is no fault '${name}'; there are the sets ${SET_NAMES.join(', ')} and the faults ${FAULT_NAMES.join(', ')}.`,
	);
}
