import { z } from 'zod';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import { requiredText } from '@n8n-nodes-recotap/kit/values/fields';
import { parseText } from '@n8n-nodes-recotap/kit/values/parse';
import type { GatherResult } from '@n8n-nodes-recotap/kit/n8n/input/gatherRows';

const stage = z.object({
	pipelineId: requiredText,
	pipelineLabel: requiredText,
	stageId: requiredText,
	stageLabel: requiredText,
});

/** A pipeline in the format of "Push Deal Stages"; the pipeline of a single item has one stage. */
export interface Pipeline {
	readonly pipelineId: string;
	readonly pipelineLabel: string;
	readonly stages: readonly { readonly stageId: string; readonly stageLabel: string }[];
}

/** One stage, as the pipeline that contains it. */
export const pipelineOfStage = stage.transform(
	({ pipelineId, pipelineLabel, ...one }): Pipeline => ({
		pipelineId,
		pipelineLabel,
		stages: [one],
	}),
);

/** The pipeline ID of an item, valid or not; '' if the item has none. */
export function pipelineIdOf({ pipelineId }: Readonly<Record<string, unknown>>): string {
	return textOf(pipelineId);
}

/** The pipeline label of an item; '' if the item has none. */
export function pipelineLabelOf({ pipelineLabel }: Readonly<Record<string, unknown>>): string {
	return textOf(pipelineLabel);
}

function textOf(value: unknown): string {
	const read = parseText(value);
	return read.ok ? (read.value ?? '') : '';
}

/** Combines all stages of one pipeline, in the order of the items. A repeated stage counts once. */
export function joinStages(pipelines: readonly Pipeline[]): GatherResult<Pipeline> {
	const [first] = pipelines;
	if (first === undefined) return { ok: false, reason: 'A pipeline needs at least one stage' };
	const { pipelineId, pipelineLabel } = first;
	const other = pipelines.find((pipeline) => pipeline.pipelineLabel !== pipelineLabel);
	if (other !== undefined) {
		const labels = `'${pipelineLabel}' and '${other.pipelineLabel}'`;
		return { ok: false, reason: `The pipeline '${pipelineId}' has two labels: ${labels}` };
	}
	const stages = new Map<string, string>();
	for (const { stageId, stageLabel } of pipelines.flatMap((pipeline) => pipeline.stages)) {
		const known = stages.get(stageId);
		if (known !== undefined && known !== stageLabel) {
			const labels = `'${known}' and '${stageLabel}'`;
			return {
				ok: false,
				reason: `The stage '${stageId}' of the pipeline '${pipelineId}' has two labels: ${labels}`,
			};
		}
		stages.set(stageId, stageLabel);
	}
	const joined = [...stages].map(([stageId, stageLabel]) => ({ stageId, stageLabel }));
	return { ok: true, payload: { pipelineId, pipelineLabel, stages: joined } };
}

/** The columns that the user can map, in the order of the form. */
export const STAGE_COLUMNS: readonly Column[] = [
	{ id: 'pipelineId', label: 'Pipeline ID', type: 'string', required: true, echo: true },
	{ id: 'pipelineLabel', label: 'Pipeline Label', type: 'string', required: true },
	{ id: 'stageId', label: 'Stage ID', type: 'string', required: true, echo: true },
	{ id: 'stageLabel', label: 'Stage Label', type: 'string', required: true },
];
