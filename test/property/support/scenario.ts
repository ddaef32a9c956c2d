import fc from 'fast-check';
import { WRITE_FAULT_NAMES, type FaultName } from '#sandbox/faults/catalogue';
import { SHAPE_NAMES } from '#sandbox/octolane/shapes';
import type { OctolaneStyle } from '#sandbox/octolane/style';
import { REPLY_VARIANTS, type RecotapStyle } from '#sandbox/recotap/style';

/** Write operations, each with its own API. */
const SUBJECT_NAMES = ['recotapCreate', 'recotapMapExternalIds', 'octolaneCreate'] as const;

/** The name of a write operation. */
export type SubjectName = (typeof SUBJECT_NAMES)[number];

/** One row as in a CRM. `name` and ID are unique, so that a test can identify the payload that was stored. */
export interface ScenarioRow {
	readonly domain: string;
	readonly name: string;
	readonly externalId: string;
	readonly segment: string;
	readonly upsert: boolean;
}

/** A complete run: rows x faults x options. */
export interface Scenario {
	readonly subject: SubjectName;
	readonly rows: readonly ScenarioRow[];
	/** Domains that exist in the API from the start. */
	readonly existing: readonly string[];
	/** Domains that Octolane refuses. */
	readonly refused: readonly string[];
	/** The format of Octolane's responses. */
	readonly shape: OctolaneStyle['shape'];
	/** The format of Recotap's responses. */
	readonly reply: Partial<RecotapStyle>;
	readonly faults: readonly FaultName[];
	readonly faultRate: number;
	readonly seed: number;
	readonly onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	readonly retryOnFail: boolean;
	/** Whether the names of the rows differ between tries, as with the time of day in a column. */
	readonly changes: boolean;
	readonly options: {
		readonly batchSize: number;
		readonly concurrency: number;
		readonly duplicates: 'keepLast' | 'keepFirst' | 'sendAll';
		readonly maxRetries: number;
		readonly maxWait: number;
		readonly timeout: number;
	};
}

/** The row in a try of the node, counted from 0. */
export function rowOfTry({ changes }: Scenario, row: ScenarioRow, number: number): ScenarioRow {
	return changes && number > 0 ? { ...row, name: `${row.name} again` } : row;
}

const domain = fc.integer({ min: 0, max: 24 }).map((number) => `company${number}.com`);

const typedDomain = fc.oneof(
	{ weight: 12, arbitrary: domain },
	{ weight: 3, arbitrary: domain.map((name) => `https://www.${name.toUpperCase()}/about`) },
	{ weight: 1, arbitrary: domain.map((name) => `www2.${name}:8080`) },
	{ weight: 1, arbitrary: fc.constantFrom('thomson-reuters', ' Thomson-Reuters ', 'nowhere') },
	{ weight: 1, arbitrary: fc.constantFrom('', 'n/a', 'jane@acme.com', '10.0.0.1') },
);

const rows = fc
	.array(
		fc.record({
			domain: typedDomain,
			segment: fc.oneof(
				{ weight: 6, arbitrary: fc.constant('') },
				{ weight: 2, arbitrary: fc.constantFrom('seg-001', 'seg-002') },
				{ weight: 1, arbitrary: fc.constant('seg-004') },
			),
			upsert: fc.boolean(),
		}),
		{ maxLength: 30 },
	)
	.map((list) =>
		list.map((row, index) => ({ ...row, name: `Name ${index}`, externalId: `crm-${index}` })),
	);

/** Any run. */
export const scenarios: fc.Arbitrary<Scenario> = fc.record({
	subject: fc.constantFrom(...SUBJECT_NAMES),
	shape: fc.constantFrom(...SHAPE_NAMES, 'bare', 'text'),
	reply: fc
		.subarray(Object.values(REPLY_VARIANTS))
		.map((variants) =>
			variants.reduce<Partial<RecotapStyle>>((style, next) => ({ ...style, ...next.style }), {}),
		),
	rows,
	existing: fc.uniqueArray(
		fc.oneof({ weight: 9, arbitrary: domain }, fc.constant('thomson-reuters')),
		{
			maxLength: 8,
		},
	),
	refused: fc.uniqueArray(domain, { maxLength: 3 }),
	faults: fc.oneof(
		fc.subarray([...WRITE_FAULT_NAMES], { minLength: 1, maxLength: 3 }),
		fc.constant(WRITE_FAULT_NAMES),
		fc.constant<readonly FaultName[]>([]),
	),
	faultRate: fc.constantFrom(0.1, 0.3, 0.6, 1),
	seed: fc.integer({ min: 1, max: 1_000_000 }),
	onError: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	retryOnFail: fc.boolean(),
	changes: fc.boolean(),
	options: fc.record({
		batchSize: fc.constantFrom(1, 3, 10, 100),
		concurrency: fc.integer({ min: 1, max: 4 }),
		duplicates: fc.constantFrom('keepLast', 'keepFirst', 'sendAll'),
		maxRetries: fc.integer({ min: 0, max: 4 }),
		maxWait: fc.constantFrom(0, 10, 600),
		timeout: fc.constant(60),
	}),
});
