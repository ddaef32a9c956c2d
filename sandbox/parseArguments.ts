import { parseArgs } from 'node:util';
import { cleanDomain } from './recotap/cleanDomain';
import { parseFaultName, parseMix } from './faults/parseMix';
import { DEFAULT_RATE, type FaultOptions, type Poison } from './faults/plan';
import { REPLY_VARIANTS, type RecotapStyle, type ReplyVariant } from './recotap/style';
import type { SandboxOptions } from './server';

/** A parsed command line. */
export type Command =
	{ readonly kind: 'help' } | { readonly kind: 'serve'; readonly options: SandboxOptions };

const DEFAULT_PORT = '4010';
const DEFAULT_KEY = 'sandbox-key';

/** Placeholders of the values of options. */
const VALUES = {
	port: 'N',
	key: 'KEY',
	latency: 'MS',
	faults: 'NAMES',
	'fault-rate': 'SHARE',
	seed: 'N',
	poison: 'DOMAINS',
	'poison-fault': 'NAME',
	'rate-limit': 'N',
	reply: 'NAMES',
} as const;

type Option = keyof typeof VALUES;
type OptionValues = Readonly<Partial<Record<Option, string>>>;

/** How to use the command. */
export const USAGE = `Usage: npm run sandbox -- [options]

  --port N              port to listen on, ${DEFAULT_PORT} if left out; 0 takes any
  --key KEY             the API key that it accepts, '${DEFAULT_KEY}' if left out
  --latency MS          wait before each answer
  --faults NAMES        faults or sets of them, with commas: status-503,throttling=2
  --fault-rate SHARE    share of the requests that they hit, ${DEFAULT_RATE} if left out
  --seed N              the same seed brings the same faults to the same rows
  --poison DOMAINS      rows that make every request fail, with commas: acme.com,globex.com
  --poison-fault NAME   how it fails, rows-refused-flat if left out
  --rate-limit N        requests per second; more are answered with 429
  --reply NAMES         how it answers, with commas: last-cursor,small-names
  --help                this text, all faults and all ways to answer`;

/**
 * Parses the command line.
 *
 * @throws Error with a sentence for the user
 */
export function parseArguments(args: readonly string[]): Command {
	const values = parseOptions(args);
	if (values === 'help') return { kind: 'help' };
	const rateLimit = values['rate-limit'];
	return {
		kind: 'serve',
		options: {
			port: parseNumber('port', values.port ?? DEFAULT_PORT, { most: 65_535 }),
			apiKey: parseKey(values.key ?? DEFAULT_KEY),
			latencyMs: parseNumber('latency', values.latency ?? '0', { most: 600_000 }),
			faults: parseFaults(values),
			reply: parseStyle(values.reply),
			...(rateLimit !== undefined && {
				rateLimit: { requestsPerSecond: parseNumber('rate-limit', rateLimit, { least: 1 }) },
			}),
		},
	};
}

function parseOptions(args: readonly string[]): OptionValues | 'help' {
	const { values: all, positionals } = parseArgs({
		args: [...args],
		strict: false,
		allowPositionals: true,
		options: {
			...Object.fromEntries(Object.keys(VALUES).map((name) => [name, { type: 'string' }] as const)),
			help: { type: 'boolean', short: 'h' },
		},
	});
	if (all['help'] === true) return 'help';
	const values: Partial<Record<Option, string>> = {};
	for (const [name, value] of Object.entries(all)) {
		if (!isOption(name)) throw new Error(`There is no option '--${name}'.`);
		if (typeof value !== 'string')
			throw new Error(`--${name} needs a value: --${name} ${VALUES[name]}.`);
		values[name] = value;
	}
	if (positionals[0] !== undefined) throw new Error(`'${positionals[0]}' is not an option.`);
	return values;
}

function isOption(name: string): name is Option {
	return Object.hasOwn(VALUES, name);
}

function parseFaults(values: OptionValues): FaultOptions {
	const { faults, poison, 'fault-rate': rate } = values;
	return {
		seed: parseNumber('seed', values.seed ?? '1', {}),
		...(faults !== undefined && { mix: parseMix(faults) }),
		...(rate !== undefined && { rate: parseShare(rate) }),
		...(poison !== undefined && { poison: parsePoison(poison, values['poison-fault']) }),
	};
}

function parsePoison(text: string, fault = 'rows-refused-flat'): Poison {
	const domains = new Set(text.split(',').map((domain) => cleanDomain(domain)));
	return { rows: (domain) => domains.has(domain), fault: parseFaultName(fault) };
}

function parseStyle(text: string | undefined): Partial<RecotapStyle> {
	const names = text === undefined ? [] : text.split(',').map((name) => name.trim());
	return names.map(parseVariant).reduce((style, next) => ({ ...style, ...next }), {});
}

function parseVariant(name: string): Partial<RecotapStyle> {
	if (isVariant(name)) return REPLY_VARIANTS[name].style;
	const known = Object.keys(REPLY_VARIANTS).join(', ');
	throw new Error(`There is no way to answer '${name}'. These are known: ${known}.`);
}

function isVariant(name: string): name is ReplyVariant {
	return Object.hasOwn(REPLY_VARIANTS, name);
}

function parseKey(key: string): string {
	if (/^[\x21-\x7e]+$/.test(key)) return key;
	throw new Error('--key must be one or more plain characters without spaces.');
}

function parseShare(text: string): number {
	const share = Number(text);
	if (text.trim() !== '' && share >= 0 && share <= 1) return share;
	throw new Error(`--fault-rate must be a number from 0 to 1, got '${text}'.`);
}

function parseNumber(
	name: Option,
	text: string,
	{ least = 0, most = Number.MAX_SAFE_INTEGER }: { least?: number; most?: number },
): number {
	const value = Number(text);
	if (/^\d+$/.test(text) && value >= least && value <= most) return value;
	const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
	throw new Error(`--${name} must be a whole number ${range}, got '${text}'.`);
}
