import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { OctolaneApi } from '#packages/octolane/credentials/OctolaneApi.credentials';
import { Octolane } from '#packages/octolane/nodes/Octolane/Octolane.node';
import { RecotapApi } from '#credentials/RecotapApi.credentials';
import { Recotap } from '#nodes/Recotap/Recotap.node';
import { RecotapTrigger } from '#nodes/Recotap/RecotapTrigger.node';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';

const ROOT = path.join(__dirname, '../..');
const SOURCES = [
	'nodes',
	'packages/kit',
	'credentials',
	'packages/octolane/nodes',
	'packages/octolane/credentials',
	'tools/demo',
	'tools/editor',
];
const EXAMPLES = ['examples', 'packages/octolane/examples'];

/** What n8n's users do not say; what they say stands behind. */
const UNWANTED: readonly (readonly [words: RegExp, better: string])[] = [
	[/\bhand(?:ed|s)? over\b/i, 'output'],
	[/\bcame to nothing\b/i, 'failed'],
	[/\bunder way\b/i, 'running'],
	[/\bput(?:s|ting)? out\b/i, 'output'],
	[/\bfulfil/i, 'meet'],
	[/\be-mail/i, 'email'],
	[/\bwould not arrive\b/i, 'cannot be sent'],
	[/\banswered without\b/i, 'the response has no'],
	[/\btexts? with commas\b/i, 'comma-separated'],
	[/\bgo(?:es)? round\b/i, 'sent again'],
];

/** Every text in the code of a file. Comments are none. */
function textsOfCode(file: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) texts.push(node.getText());
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
	return texts;
}

function textsOfExample(file: string): string[] {
	const workflow: unknown = JSON.parse(readFileSync(file, 'utf8'));
	return valuesOf(workflow, 'content');
}

/** All texts that stand anywhere in a value under a name. */
function valuesOf(value: unknown, name: string): string[] {
	if (Array.isArray(value)) return value.flatMap((entry: unknown) => valuesOf(entry, name));
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, entry]) =>
		key === name && typeof entry === 'string' ? [entry] : valuesOf(entry, name),
	);
}

function filesIn(folders: readonly string[], end: string): string[] {
	return folders.flatMap((folder) =>
		readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith(end) && !name.includes('node_modules'))
			.map((name) => path.join(ROOT, folder, name)),
	);
}

it('says nothing in words that a user of n8n has to guess at', () => {
	const texts = [
		...filesIn(SOURCES, '.ts').flatMap(textsOfCode),
		...filesIn(EXAMPLES, '.workflow.json').flatMap(textsOfExample),
	];
	expect(texts.length).toBeGreaterThan(1000);
	const found = UNWANTED.flatMap(([words, better]) =>
		texts.filter((text) => words.test(text)).map((text) => `${text} -> ${better}`),
	);
	expect(found).toEqual([]);
});

describe("n8n's UX guidelines", () => {
	const forms: unknown[] = [
		new Recotap().description,
		new RecotapTrigger().description,
		new Octolane().description,
		new RecotapApi().properties,
		new OctolaneApi().properties,
	];
	const fields = forms.flatMap(recordsIn);

	it('ask for a period only behind two sentences or more', () => {
		const texts = fields.flatMap(({ description }) =>
			typeof description === 'string' ? [description] : [],
		);
		expect(texts.length).toBeGreaterThan(50);
		const isWrong = (text: string) => /[.!?] [A-Z]/.test(text) !== text.endsWith('.');
		expect(texts.filter(isWrong)).toEqual([]);
	});

	it('ask a switch to say "Whether"', () => {
		const switches = fields.filter(({ type }) => type === 'boolean');
		expect(switches.length).toBeGreaterThan(5);
		const texts = switches.map(({ description }) => String(description));
		expect(texts.filter((text) => !text.startsWith('Whether '))).toEqual([]);
	});

	it('ask for examples as placeholders of text', () => {
		const texts = fields.flatMap(({ type, placeholder }) =>
			type === 'string' && typeof placeholder === 'string' ? [placeholder] : [],
		);
		expect(texts.length).toBeGreaterThan(3);
		expect(texts.filter((text) => !text.startsWith('e.g. '))).toEqual([]);
	});
});

/** The value and everything in it that has named properties. */
function recordsIn(value: unknown): Readonly<Record<string, unknown>>[] {
	if (Array.isArray(value)) return value.flatMap((entry: unknown) => recordsIn(entry));
	return isRecord(value) ? [value, ...Object.values(value).flatMap(recordsIn)] : [];
}
