import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../values/isRecord';
import { messageOf } from '../../values/messageOf';
import { isBlank, kindOf } from '../../values/parse';
import { describeFailure } from './expressions';

/** The options collection, as far as it can be read. */
export interface OptionValues {
	readonly values: Readonly<Record<string, unknown>>;
	/** Errors thrown by the expressions of single options, by option name. */
	readonly failures: ReadonlyMap<string, unknown>;
	/** What is wrong with the collection as a whole, in the user's words. */
	readonly problem?: string;
}

/** Gets the collection of options. Never throws. */
export function getOptions(context: IExecuteFunctions): OptionValues {
	const failures = new Map<string, unknown>();
	const evaluate = (name: string): unknown => context.getNodeParameter(name, 0, {});
	try {
		const given = evaluate('options');
		if (isRecord(given)) return { values: given, failures };
		const got = isBlank(given) ? 'nothing' : kindOf(given);
		const problem = `'Options' must be an object such as {"batchSize": 50}, got ${got}`;
		return { values: {}, failures, problem };
	} catch (error) {
		// One by one, to find the option that fails.
		const raw: unknown = context.getNode().parameters.options;
		const values: Record<string, unknown> = {};
		for (const name of isRecord(raw) ? Object.keys(raw) : []) {
			try {
				values[name] = evaluate(`options.${name}`);
			} catch (failure) {
				failures.set(name, failure);
			}
		}
		return failures.size === 0
			? { values, failures, problem: describeFailure('Options', error) }
			: { values, failures };
	}
}

/**
 * The problem with the request-level options if every item has the same one: then the options are to blame, not the
 * items.
 *
 * @param items how many there are
 * @param getShared throws an error that names the option
 */
export function findSharedProblem(
	items: number,
	getShared: (itemIndex: number) => unknown,
): string | undefined {
	let problem: string | undefined;
	for (let index = 0; index < items; index++) {
		try {
			getShared(index);
			return undefined;
		} catch (error) {
			const found = messageOf(error);
			if (found !== (problem ??= found)) return undefined;
		}
	}
	return problem;
}
