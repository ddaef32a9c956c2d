import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonOf } from '#tools/n8n/engine';
import type { SandboxOptions } from '#sandbox/server';
import type { Bench } from '../../integration/support/bench';
import { startOctolane } from '../../integration/support/octolane';
import { startBench } from '../../integration/support/recotap';
import octolaneDocument from '../octolane.openapi.json';
import recotapDocument from '../recotap.openapi.json';
import { type ApiDocument, type Contract, contractOf } from './contract';
import { type FixedReply, startRecorder, type WireRequest } from './recorder';

/** One of our nodes, with its API. */
export interface Api {
	readonly node: string;
	readonly document: ApiDocument;
	readonly contract: Contract;
	/** Path of the base URL in the sandbox. */
	readonly basePath: string;
	readonly start: (
		options: SandboxOptions,
		credential: { readonly baseUrl: string },
	) => Promise<Bench>;
}

export const RECOTAP: Api = {
	node: 'Recotap',
	document: recotapDocument,
	contract: contractOf(recotapDocument),
	basePath: '/api/v1',
	start: startBench,
};

export const OCTOLANE: Api = {
	node: 'Octolane',
	document: octolaneDocument,
	contract: contractOf(octolaneDocument),
	basePath: '/octolane',
	start: async (options, credential) => await startOctolane(options.octolane, options, credential),
};

/** The result of a run. */
export interface Exchange {
	readonly requests: readonly WireRequest[];
	readonly items: readonly IDataObject[];
}

/** A node on n8n's engine whose requests are recorded until the end of the test. */
export interface Line {
	/** Runs the node with On Error set to Continue, against a fresh sandbox. */
	run(items: readonly IDataObject[], parameters: INodeParameters): Promise<Exchange>;
}

/**
 * Connects a node with the sandbox.
 *
 * @param options initial state of the sandbox
 * @param fixed responses that replace those of the sandbox
 */
export async function openLine(
	{ start, basePath, node }: Api,
	options: SandboxOptions = {},
	fixed?: FixedReply,
): Promise<Line> {
	let upstream = '';
	const recorder = await startRecorder(() => upstream, basePath, fixed);
	const bench = await start(options, { baseUrl: recorder.origin + basePath });
	upstream = bench.sandbox.origin;
	return {
		run: async (items, parameters) => {
			bench.sandbox.reset();
			const run = await bench.run(items, { parameters, onError: 'continueRegularOutput' });
			return { requests: recorder.take(), items: jsonOf(run, node) };
		},
	};
}
