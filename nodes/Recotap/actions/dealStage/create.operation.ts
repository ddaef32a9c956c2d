import { bulkWrite } from '@n8n-nodes-recotap/kit/n8n/operation/bulkWrite';
import type { Refusal, RowFault, Target } from '@n8n-nodes-recotap/kit/push/target';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import {
	joinStages,
	type Pipeline,
	pipelineIdOf,
	pipelineLabelOf,
	pipelineOfStage,
	STAGE_COLUMNS,
} from '../../schemas/dealStage';
import { isConfirmed } from '../../api/envelope';
import { refusalParser } from '../../api/parseRefusal';
import { parseId, parseResults, unclear } from '../../api/parseResults';
import { RECOTAP } from '../../api/service';

const readRefusal = refusalParser('pipelines');

/** POST /deal-stages ("Push Deal Stages", docs.recotap.com): new pipelines only, either all of a request or none. */
const target: Target<Pipeline, object> = {
	limit: 20,
	keyName: 'pipeline ID',
	identify: ({ pipelineId }) => pipelineId,
	encode: (pipelines) => ({ method: 'POST', path: '/deal-stages', body: { pipelines } }),
	decode: (body, pipelines) => {
		const results = parseResults(body, { keyOf: (result) => parseId(result.pipelineId) });
		if (results !== undefined) return { kind: 'perRow', results };
		// All or nothing: success applies to all rows, and its format is not documented.
		if (isConfirmed(body, /\bcreated successfully\b/i)) {
			return {
				kind: 'inOrder',
				results: pipelines.map(() => ({ key: undefined, status: 'created', facts: {} })),
			};
		}
		const reason = 'Recotap did not confirm that it created the pipelines';
		return isRecord(body)
			? { kind: 'inOrder', results: pipelines.map(() => unclear(reason)) }
			: { kind: 'unreadable', reason };
	},
	parseRefusal: (body, status) => {
		const refusal = readRefusal(body, status);
		return status === 409 ? readKnown(refusal) : refusal;
	},
};

/** Maximum number of adjacent parts that are tried as one ID. */
const MOST_NEIGHBOURS = 5;

/** The pipelines named in a refusal: "Pipeline(s) already exist: a, b". Those not named can still be created. */
function readKnown({ text }: Refusal): Refusal {
	const [, list = ''] = /already exist[^:]*:\s*(.*)$/is.exec(text) ?? [];
	// Text after the list, if any, is a separate sentence.
	const [ids = ''] = list.split(/\.\s+(?=[A-Z])/);
	const parts = ids.replace(/\.$/, '').split(',');
	// An ID may contain a comma, so adjacent parts are also tried together.
	const keys = parts.flatMap((_, at) =>
		Array.from({ length: MOST_NEIGHBOURS }, (_none, more) =>
			parts
				.slice(at, at + more + 1)
				.join(',')
				.trim(),
		),
	);
	const faults = [...new Set(keys)]
		.filter((key) => key !== '')
		.map((key): RowFault => ({ key, code: 'alreadyExists', text }));
	return { about: 'rows', faults, text };
}

/** Creates pipelines with their stages. */
export const createDealStages = bulkWrite({
	service: RECOTAP,
	resource: 'dealStage',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create deal stages',
		description:
			'Create pipelines with their stages, one item per stage. Existing pipelines cannot be changed.',
	},
	words: { thing: 'deal stage', things: 'deal stages' },
	key: 'stageId',
	form: { columns: STAGE_COLUMNS, schema: pipelineOfStage },
	gathering: {
		thing: 'pipeline',
		things: 'pipelines',
		nameOf: pipelineIdOf,
		labelOf: pipelineLabelOf,
		gather: joinStages,
	},
	target,
});
