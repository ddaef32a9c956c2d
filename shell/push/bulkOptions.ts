import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PushSettings } from '../../bulk/push';
import type { RunLimits } from '../../bulk/run';
import type { Target } from '../../bulk/target';
import { isRecord } from '../isRecord';
import { messageOf } from '../messageOf';
import type { Service } from '../service';

/** Options that every bulk operation has. */
export interface BulkOptions extends PushSettings, RunLimits {
	/** One item for each row, or one for each status. */
	readonly output: 'perItem' | 'perStatus';
	/** Whether each output item carries the input item it answers. */
	readonly includeInput: boolean;
	/** Whether to read what would happen instead of writing. */
	readonly preview: boolean;
	/** Longest time for one attempt, ms. */
	readonly timeoutMs: number;
}

const DEFAULTS = {
	concurrency: 4,
	duplicates: 'keepLast',
	includeInput: false,
	maxRetries: 4,
	maxWait: 900,
	output: 'perItem',
	preview: false,
	timeout: 60_000,
} as const;
/** Under names of their own, because n8n's scanner does not read `DEFAULTS.concurrency` as a default. */
const { concurrency, duplicates, maxRetries, maxWait, output, timeout } = DEFAULTS;

/** For operations that have a preview. */
export const previewOption: INodeProperties = {
	displayName: 'Preview',
	name: 'preview',
	type: 'boolean',
	default: false,
	description:
		'Whether to write nothing and only read what would happen to each row. Each comes out as skipped, with what would happen to it as its code.',
};

/** As much of a bulk endpoint as its options depend on. */
type Endpoint = Pick<Target<never, never>, 'limit' | 'keyName'>;

/**
 * The collection as the user sees it.
 *
 * @param extra further options, of this operation alone
 */
export function bulkOptionsProperty(
	service: Service,
	{ limit, keyName }: Endpoint,
	extra: readonly INodeProperties[] = [],
): INodeProperties {
	const options: INodeProperties[] = [
		...(limit > 1 ? [batchSizeProperty(service, limit)] : []),
		...commonProperties(service, keyName),
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

function batchSizeProperty({ name }: Service, limit: number): INodeProperties {
	return {
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: limit },
		default: limit,
		description: `How many rows travel in one request. ${name} takes up to ${limit}.`,
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
			description: 'How many requests may be under way at the same time',
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
					description: 'Send the first of them and report the others as duplicates',
				},
				{
					name: 'Keep Last',
					value: 'keepLast',
					description: 'Send the last of them and report the others as duplicates',
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
			description: "Whether to add the input item to its output item, as 'input'",
		},
		{
			displayName: 'Max Retries',
			name: 'maxRetries',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 20 },
			default: maxRetries,
			description: `How often to repeat a request that came to nothing because ${name} was busy or out of reach`,
		},
		{
			displayName: 'Max Wait (Seconds)',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: maxWait,
			description: `Longest time in seconds that the whole run may spend waiting for ${name} to accept requests again. Past it, the rest is reported as not sent.`,
		},
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			default: output,
			description: 'How many items to put out',
			options: [
				{
					name: 'One Item per Input Item',
					value: 'perItem',
					description: 'Each with its status, in the order of the input',
				},
				{
					name: 'One Item per Status',
					value: 'perStatus',
					description: 'Each with the number of rows, their domains and the reasons',
				},
			],
		},
		{
			displayName: 'Timeout (Milliseconds)',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: timeout,
			description: 'Longest time in milliseconds to wait for the answer to one request',
		},
	];
}

const wholeNumber = (label: string, min: number, max: number) => {
	const range = max === Infinity ? `of ${min} or more` : `from ${min} to ${max}`;
	return z
		.unknown()
		.transform(Number)
		.refine((value) => Number.isInteger(value) && value >= min && value <= max, {
			message: `'${label}' must be a whole number ${range}`,
		});
};

const schema = (limit: number) =>
	z.object({
		batchSize: wholeNumber('Batch Size', 1, limit),
		concurrency: wholeNumber('Concurrency', 1, 10),
		duplicates: z.enum(['keepLast', 'keepFirst', 'sendAll']),
		includeInput: z.boolean(),
		maxRetries: wholeNumber('Max Retries', 0, 20),
		maxWait: wholeNumber('Max Wait', 0, Infinity),
		output: z.enum(['perItem', 'perStatus']),
		preview: z.boolean(),
		timeout: wholeNumber('Timeout', 1, Infinity),
	});

/** The options of a run, and what is wrong with what the user gave, in the user's words. */
export interface ReadOptions {
	/** The defaults, when the given options cannot be used. */
	readonly options: BulkOptions;
	readonly problem: string | undefined;
}

/** Reads the options that hold for the whole run; expressions in them see the first item. Never throws. */
export function readBulkOptions(context: IExecuteFunctions, limit: number): ReadOptions {
	const defaults = { ...DEFAULTS, batchSize: limit };
	const unusable = (problem: string): ReadOptions => ({ options: toOptions(defaults), problem });
	let given: unknown;
	try {
		given = context.getNodeParameter('options', 0, {});
	} catch (error) {
		return unusable(messageOf(error));
	}
	const result = schema(limit).safeParse({ ...defaults, ...(isRecord(given) ? given : {}) });
	if (result.success) return { options: toOptions(result.data), problem: undefined };
	const reasons = result.error.issues.map(({ path, message }) =>
		message.startsWith("'") ? message : `Option '${String(path[0])}': ${message}`,
	);
	return unusable(reasons.join('; '));
}

function toOptions({
	maxWait,
	timeout,
	...options
}: z.output<ReturnType<typeof schema>>): BulkOptions {
	return { ...options, maxWaitMs: maxWait * 1000, timeoutMs: timeout };
}
