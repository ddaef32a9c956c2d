import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '#tools/n8n/engine';
import type { Stored } from '#tools/server/client';

/** A workflow, and those of its nodes that are compared. */
export interface Compared {
	readonly workflow: WorkflowJson & { readonly name: string };
	readonly counted: readonly string[];
	/** The node with the final output. */
	readonly last: string;
}

const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
});
const code = (name: string, jsCode: string): INode =>
	node(name, 'n8n-nodes-base.code', 2, { mode: 'runOnceForAllItems', jsCode });
const connect = (...names: readonly string[]) =>
	Object.fromEntries(
		names
			.slice(0, -1)
			.map((name, index) => [
				name,
				{ main: [[{ node: names[index + 1] ?? '', type: 'main' as const, index: 0 }]] },
			]),
	);

/** Start node of both workflows. */
export const SOURCE = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});

function rows(count: number): INode {
	return code(
		'Rows',
		`return Array.from({ length: ${count} }, (_, i) => ({ json: {
	domain: \`https://www.Company-\${i}.com/about\`, name: \`Company \${i}\`, externalId: \`crm-\${i}\`,
	shortName: \`C\${i}\`, linkedinUrl: \`https://www.linkedin.com/company/c\${i}\`, tags: ['emea', 'icp'],
} }));`,
	);
}

/** Rows -> Recotap. */
export function nodeWorkflow(count: number, { id, name }: Stored): Compared {
	const recotap: INode = {
		...node('Recotap', 'n8n-nodes-recotap.recotap', 1, {
			resource: 'account',
			operation: 'create',
			columns: { mappingMode: 'autoMapInputData', value: null },
		}),
		credentials: { recotapApi: { id, name } },
	};
	return {
		workflow: {
			name: 'One Recotap node',
			nodes: [SOURCE, rows(count), recotap],
			connections: connect('Start', 'Rows', 'Recotap'),
			settings: { executionOrder: 'v1' },
		},
		counted: ['Recotap'],
		last: 'Recotap',
	};
}

/** The minimum without the node: clean and deduplicate, batch, send, match the results to rows. */
export function handBuiltWorkflow(count: number, url: string): Compared {
	const nodes = [
		code(
			'Clean',
			`const rows = new Map();
for (const { json } of $input.all()) {
	const domain = json.domain.replace(/^https?:\\/\\/(www\\.)?/i, '').replace(/\\/.*$/, '').toLowerCase();
	rows.set(domain, { json: { ...json, domain } });
}
return [...rows.values()];`,
		),
		node('Loop', 'n8n-nodes-base.splitInBatches', 3, { batchSize: 100, options: {} }),
		code('Request', 'return [{ json: { accounts: $input.all().map(({ json }) => json) } }];'),
		node('Send', 'n8n-nodes-base.httpRequest', 4.2, {
			method: 'POST',
			url,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ $json }}',
			options: {},
		}),
		code(
			'Answers',
			`const results = new Map($json.data.results.map((result) => [result.domain, result]));
return $('Request').item.json.accounts.map(({ domain, externalId }) => ({
	json: { ...(results.get(domain) ?? { status: 'unknown', domain }), externalId },
}));`,
		),
	];
	return {
		workflow: {
			name: 'By hand',
			nodes: [SOURCE, rows(count), ...nodes],
			connections: {
				...connect('Start', 'Rows', 'Clean', 'Loop'),
				Loop: { main: [[], [{ node: 'Request', type: 'main', index: 0 }]] },
				...connect('Request', 'Send', 'Answers', 'Loop'),
			},
			settings: { executionOrder: 'v1' },
		},
		counted: nodes.map(({ name }) => name),
		last: 'Answers',
	};
}
