import path from 'node:path';
import fc from 'fast-check';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { createMappingGetter } from '@n8n-nodes-recotap/kit/n8n/input/mappingGetter';
import { parsePath } from '@n8n-nodes-recotap/kit/n8n/input/propertyPath';
import { createEngine, type Engine } from '#tools/n8n/engine';
import { openContext } from '#tools/n8n/openContext';

const repository = path.resolve(__dirname, '../..');
let engine: Engine;
beforeAll(async () => {
	engine = await createEngine({ home: repository, packages: [repository] });
});

/** A value that prints itself, like a date in n8n's expressions. */
class Printable {
	toJSON(): string {
		return 'printed';
	}
}

/** Plain names, and names that JavaScript or n8n treat specially. */
const NAMES = [
	...['a', 'b', 'Account Name', 'crm', '0', '1', '_x', 'naïve', 'class'],
	...['length', 'constructor', 'constructorOf', '__proto__', 'prototype', 'toString', 'toJSON'],
	...['hasOwnProperty', 'map', 'first', 'isEmpty', 'json', 'item', '$', '$json', 'mainModule'],
];
const name = fc.oneof(
	{ weight: 2, arbitrary: fc.constantFrom('a', '0', 'length', 'toString') },
	{ weight: 1, arbitrary: fc.constantFrom(...NAMES) },
);
const leaf = fc.oneof(
	fc.constantFrom<unknown>(null, undefined, '', ' ', 'text', '=text', 0, -1.5, true, false),
	fc.constantFrom<unknown>(new Date(0), new Printable(), /x/, 10n, NaN, () => 1),
);
const json = fc.letrec<{ value: unknown; object: object }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		{ weight: 3, arbitrary: leaf },
		tie('object'),
		fc.array(tie('value'), { maxLength: 3 }),
	),
	object: fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: false }),
})).object;

const step = name.chain((text) =>
	fc.constantFrom(
		`.${text}`,
		`.${text}`,
		`["${text}"]`,
		`['${text}']`,
		`[${text}]`,
		`?.${text}`,
		` . ${text}`,
	),
);
const steps = fc.array(step, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
const expression = steps.chain((text) =>
	fc.constantFrom(
		...[1, 2, 3, 4, 5, 6].map(() => `={{ $json${text} }}`),
		`={{$json${text}}}`,
		`={{\n\t$json${text}\n}}`,
		`={{ $json${text} }} `,
		`= {{ $json${text} }}`,
		`={{ $json${text} }}{{ $json${text} }}`,
		`={{ $json${text}; }}`,
		`={{ $json${text} // x }}`,
		`={{ $json${text}.trim() }}`,
		`={{ $json${text} ?? "x" }}`,
		`={{ $item${text} }}`,
		`={{ $now }}`,
		`$json${text}`,
	),
);
const literal = fc.constantFrom('acme.com', 7, null, true, '');
const mapping = fc.record({
	domain: fc.oneof({ weight: 5, arbitrary: expression }, { weight: 1, arbitrary: literal }),
	name: expression,
	tags: expression,
});

it('reads every item as n8n does, whatever is mapped', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(json, { minLength: 1, maxLength: 4 }),
			mapping,
			async (objects, value) => {
				const items = objects.map((object): INodeExecutionData => ({
					json: object as IDataObject,
				}));
				const opened = await openContext(engine, items, {
					columns: { mappingMode: 'defineBelow', value: value as INodeParameters },
				});
				const { context } = opened;
				const read = createMappingGetter(context, items);
				// A field that was left empty is saved as null and has no value.
				const untouched = value.domain === null ? { domain: undefined } : {};
				items.forEach((_, index) => {
					const theirs = outcomeOf(() => ({
						...(context.getNodeParameter(
							'columns.value',
							index,
							{},
							{
								skipValidation: true,
							},
						) as object),
						...untouched,
					}));
					expect(outcomeOf(() => read(index))).toEqual(theirs);
				});
				await opened.close();
			},
		),
		{ numRuns: 800 },
	);
});

/** The result, or the message of the error. */
function outcomeOf(read: () => unknown): unknown {
	try {
		return { value: stripTime(read()) };
	} catch (error) {
		return { message: error instanceof Error ? error.message : error };
	}
}

/** `$now` differs from call to call. */
function stripTime(value: unknown): unknown {
	return Object.fromEntries(
		Object.entries(value as object).map(([id, entry]: [string, unknown]) => [
			id,
			typeof entry === 'string' ? entry.replace(/^20\d\d-.*$/, 'now') : entry,
		]),
	);
}

it.each([
	['={{ $json.a }}', ['a']],
	['={{$json["Account Name"].b}}', ['Account Name', 'b']],
	["={{ $json['x'][0] }}", ['x', '0']],
])('treats %s as a path', (text, expected) => {
	expect(parsePath(text)).toEqual(expected);
});

it.each([
	'={{ $json }}',
	'={{ $json.a + 1 }}',
	'={{ $json.a }} ',
	'={{ $json[a] }}',
	'={{ $json.a() }}',
])('leaves %s to n8n', (text) => {
	expect(parsePath(text)).toBeUndefined();
});
