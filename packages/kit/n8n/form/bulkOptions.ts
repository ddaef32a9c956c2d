import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { PushSettings } from '../../push/push';
import type { RunLimits } from '../../request/run';
import type { Target } from '../../push/target';
import { parseChoice, parseSwitch, parseWhole } from '../input/parameters';
import type { ParseResult } from '../../values/parse';
import type { Service } from '../http/service';
import { describeFailure } from '../input/expressions';
import { getOptions } from '../input/getOptions';

/** Options that every bulk operation has. */
export interface BulkOptions extends PushSettings, RunLimits {
	/** One item for each row, or one for each status. */
	readonly output: 'perItem' | 'perStatus';
	/** Whether each output item contains its input item. */
	readonly includeInput: boolean;
	/** Whether to only read what would happen. */
	readonly preview: boolean;
	/** Timeout of one attempt, ms. */
	readonly timeoutMs: number;
}

const DEFAULTS = {
	concurrency: 4,
	duplicates: 'keepLast',
	maxRetries: 4,
	maxWait: 900,
	output: 'perItem',
	timeout: 60_000,
} as const;
/** Constants of their own, because n8n's scanner does not accept `DEFAULTS.concurrency` as a default. */
const { concurrency, duplicates, maxRetries, maxWait, output, timeout } = DEFAULTS;

/** A week, s. Timers overflow beyond 24.8 days. */
const LONGEST_WAIT = 604_800;
/** An hour, ms. Timers overflow beyond 49.7 days. */
const LONGEST_TIMEOUT = 3_600_000;
const DUPLICATE_RULES = ['keepLast', 'keepFirst', 'sendAll'] as const;
const OUTPUTS = ['perItem', 'perStatus'] as const;

/** For operations with a preview. On by default when the user adds the option, off without it. */
export const previewOption: INodeProperties = {
	displayName: 'Preview',
	name: 'preview',
	type: 'boolean',
	default: true,
	description:
		"Whether to check what would happen to each item without writing anything. Items get the status 'skipped', with the expected result in 'code'.",
};

/** The properties of a bulk endpoint that its options depend on. */
type Endpoint = Pick<Target<never, never>, 'limit' | 'keyName'>;

/**
 * The options collection of the form.
 *
 * @param extra further options, of this operation alone
 * @param gathered what items with one key make together, in the plural: they are no duplicates then
 */
export function bulkOptionsProperty(
	service: Service,
	{ limit, keyName }: Endpoint,
	extra: readonly INodeProperties[],
	gathered?: string,
): INodeProperties {
	const options: INodeProperties[] = [
		...(limit > 1 ? [batchSizeProperty(service, limit, gathered)] : []),
		...commonProperties(service, keyName).filter(
			({ name }) => gathered === undefined || name !== 'duplicates',
		),
		...extra,
	];
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	};
}

function batchSizeProperty({ name }: Service, limit: number, things = 'items'): INodeProperties {
	return {
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: limit },
		default: limit,
		description: `Number of ${things} per request. ${name} accepts up to ${limit}.`,
	};
}

function commonProperties({ name }: Service, keyName: string): INodeProperties[] {
	return [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: concurrency,
			description: 'Maximum number of concurrent requests',
		},
		{
			displayName: 'Duplicates',
			name: 'duplicates',
			type: 'options',
			default: duplicates,
			description: `What to do when several items have the same ${keyName}`,
			options: [
				{
					name: 'Keep First',
					value: 'keepFirst',
					description: 'Send only the first one and report the others as duplicates',
				},
				{
					name: 'Keep Last',
					value: 'keepLast',
					description: 'Send only the last one and report the others as duplicates',
				},
				{
					name: 'Send All',
					value: 'sendAll',
					description: 'Send all of them, one after the other, in the order of the items',
				},
			],
		},
		{
			displayName: 'Include Input',
			name: 'includeInput',
			type: 'boolean',
			default: false,
			description: "Whether to include the input item in the output item, in the field 'input'",
		},
		{
			displayName: 'Max Retries',
			name: 'maxRetries',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 20 },
			default: maxRetries,
			description: 'Maximum number of retries for a request that failed temporarily',
		},
		{
			displayName: 'Max Wait (Seconds)',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: LONGEST_WAIT },
			default: maxWait,
			description: `Maximum total time in seconds to wait until ${name} accepts requests again, up to 604800 (one week). After that, the remaining items are reported as not sent.`,
		},
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			default: output,
			description: 'What the node outputs',
			options: [
				{
					name: 'One Item per Input Item',
					value: 'perItem',
					description: 'The status of each input item, in the same order',
				},
				{
					name: 'One Item per Status',
					value: 'perStatus',
					description: 'The number of items with each status, which ones they are, and the reasons',
				},
			],
		},
		{
			displayName: 'Timeout (Milliseconds)',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: LONGEST_TIMEOUT },
			default: timeout,
			description:
				'Maximum time in milliseconds to wait for the response to a request, up to 3600000 (one hour)',
		},
	];
}

/** The options of a run, and what is wrong with those that cannot be used, in the user's words. */
export interface OptionsResult {
	/** With the default in place of each unusable option. */
	readonly options: BulkOptions;
	readonly problem: string | undefined;
}

/**
 * Gets the options that hold for the whole run; expressions in them see the first item. Never throws.
 *
 * @param switches further options of this operation; they are only checked here, see `isOn`
 */
export function getBulkOptions(
	context: IExecuteFunctions,
	limit: number,
	switches: readonly INodeProperties[] = [],
): OptionsResult {
	const { values: given, failures, problem: unreadable } = getOptions(context);
	const problems = unreadable === undefined ? [] : [unreadable];
	const take = <Value, Fallback>(
		name: string,
		label: string,
		fallback: Fallback,
		parse: (value: unknown) => ParseResult<Value>,
	): Value | Fallback => {
		if (failures.has(name)) problems.push(describeFailure(label, failures.get(name)));
		if (!(name in given)) return fallback;
		const result = parse(given[name]);
		if (result.ok) return result.value;
		problems.push(`'${label}' ${result.reason}`);
		return fallback;
	};
	const options: BulkOptions = {
		batchSize: take('batchSize', 'Batch Size', limit, parseWhole(1, limit)),
		concurrency: take('concurrency', 'Concurrency', DEFAULTS.concurrency, parseWhole(1, 10)),
		duplicates: take('duplicates', 'Duplicates', DEFAULTS.duplicates, parseChoice(DUPLICATE_RULES)),
		includeInput: take('includeInput', 'Include Input', false, parseSwitch),
		maxRetries: take('maxRetries', 'Max Retries', DEFAULTS.maxRetries, parseWhole(0, 20)),
		maxWaitMs:
			1000 * take('maxWait', 'Max Wait (Seconds)', DEFAULTS.maxWait, parseWhole(0, LONGEST_WAIT)),
		output: take('output', 'Output', DEFAULTS.output, parseChoice(OUTPUTS)),
		preview: take('preview', previewOption.displayName, false, parseSwitch),
		timeoutMs: take(
			'timeout',
			'Timeout (Milliseconds)',
			DEFAULTS.timeout,
			parseWhole(1, LONGEST_TIMEOUT),
		),
	};
	for (const { name, displayName } of switches) take(name, displayName, false, parseSwitch);
	return { options, problem: problems.length === 0 ? undefined : problems.join('; ') };
}

/** Whether a switch among the options is on. One that cannot be read counts as off: `getBulkOptions` refuses the run for it. */
export function isOn(context: IExecuteFunctions, { name }: INodeProperties): boolean {
	const read = parseSwitch(getOptions(context).values[name]);
	return read.ok && read.value;
}
