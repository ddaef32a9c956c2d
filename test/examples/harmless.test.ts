import { runInNewContext } from 'node:vm';
import type { INode } from 'n8n-workflow';
import octolaneExample from '#packages/octolane/examples/push-accounts.workflow.json';
import { readExamples } from '#tools/editor/examples';

/*
 * On import n8n puts the credential that is there into the nodes: an example can meet a live workspace.
 */

/** Most invented rows that an example may write. */
const MOST_ROWS = 1000;
/** What a part of the fan-out is asked for. */
const PART = { from: 0, count: 5000 };
/** Looks like a web address that people could type. `example` is reserved as a whole, `example.com` as it is (RFC 2606). */
const ADDRESS = /\b(?:[a-z\d-]+\.)+(?:com|net|org|io|so|dev|ai|app|co|de|eu|example)\b/gi;
const RESERVED = /(^|\.)example(\.(com|net|org))?$/i;

interface Example {
	readonly nodes: readonly Pick<INode, 'name' | 'type' | 'parameters'>[];
	readonly pinData?: object;
}

/** By page of the documentation: the two workflows of the fan-out are one example. */
const examples = new Map<string, Example[]>();
for (const { key, workflow } of readExamples()) {
	const page = key.replace(/-(parent|child)$/, '');
	examples.set(page, [...(examples.get(page) ?? []), workflow]);
}
examples.set('octolane', [octolaneExample]);
const WRITING = [...examples].filter(([, parts]) => nodesOf(parts).some(isWriting));

it('has examples that write', () => {
	expect(WRITING.length).toBeGreaterThan(5);
});

it.each(WRITING)('writes no account of a company that could exist: %s', (_, parts) => {
	const rows = JSON.stringify([...parts.map(({ pinData }) => pinData), ...sourcesOf(parts)]);
	const typed: readonly string[] = rows.match(ADDRESS) ?? [];
	const addresses = [...typed, ...inventedRows(parts).flatMap(domainOf)];
	expect(addresses.length).toBeGreaterThan(0);
	expect(addresses.filter((address) => !RESERVED.test(address))).toEqual([]);
});

it.each(WRITING)('writes no more than a handful, or begins with a preview: %s', (_, parts) => {
	const options = nodesOf(parts)
		.filter(isWriting)
		.map(({ parameters }) => parameters['options']);
	if (plannedRows(parts) <= MOST_ROWS) return;
	for (const chosen of options) expect(chosen).toMatchObject({ preview: true });
	const notes = nodesOf(parts).filter(({ type }) => type.endsWith('.stickyNote'));
	expect(JSON.stringify(notes)).toContain('*Preview* is on');
});

it('knows how many rows the fan-out invents', () => {
	expect(plannedRows(examples.get('fan-out') ?? [])).toBe(100_000);
});

function nodesOf(parts: readonly Example[]): Example['nodes'] {
	return parts.flatMap(({ nodes }) => nodes);
}

function isWriting({ parameters }: Example['nodes'][number]): boolean {
	return 'columns' in parameters;
}

/** Where rows come from: the code and the values of nodes that are not ours. */
function sourcesOf(parts: readonly Example[]): readonly object[] {
	return nodesOf(parts)
		.filter(({ type }) => /\.(code|set)$/.test(type))
		.map(({ parameters }) => parameters);
}

/** All that the Code nodes give by themselves. */
function inventedRows(parts: readonly Example[]): readonly Row[] {
	return nodesOf(parts)
		.filter(({ type, parameters }) => type.endsWith('.code') && parameters['mode'] === undefined)
		.map(({ parameters }) => String(parameters['jsCode']))
		.filter((code) => !code.includes('$input.all()'))
		.flatMap((code) => {
			const $input = { first: () => ({ json: PART }) };
			return runInNewContext(`(() => { ${code} })()`, { $input }) as readonly Row[];
		});
}

/** One row each, but for a plan, whose items say how many. */
function plannedRows(parts: readonly Example[]): number {
	const rows = inventedRows(parts);
	const plan = rows.filter(({ json }) => typeof json['count'] === 'number');
	const planned = plan.reduce((sum, { json }) => sum + Number(json['count']), 0);
	return Math.max(planned, rows.length - plan.length);
}

function domainOf({ json }: Row): string[] {
	return typeof json['domain'] === 'string' ? [json['domain']] : [];
}

interface Row {
	readonly json: Readonly<Record<string, unknown>>;
}
