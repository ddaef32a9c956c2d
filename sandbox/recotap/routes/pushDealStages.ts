import type { RecotapContext } from '../context';
import { respond, type Issue, refuse, refuseContent } from '../envelope';
import { checkList, checkProperty } from '../validate';

interface Body {
	readonly pipelines: readonly { readonly pipelineId: string }[];
}

/** POST /deal-stages ("Push Deal Stages"): all pipelines or none, and only new ones. */
export function pushDealStages(c: RecotapContext): Response {
	const { body } = c.var.request;
	const { store } = c.var.recotap;
	const issues = checkList(body, 'pipelines', 20, checkPipeline);
	if (issues.length > 0) return refuseContent(c, issues);

	const { pipelines } = body as Body;
	const known = pipelines.filter(({ pipelineId }) => store.pipelines.has(pipelineId));
	if (known.length > 0) {
		const ids = known.map(({ pipelineId }) => pipelineId).join(', ');
		return refuse(c, 409, 'Conflict', `Pipeline(s) already exist: ${ids}`);
	}
	const results = pipelines.map((pipeline) => {
		store.put(store.pipelines, pipeline.pipelineId, pipeline);
		return { pipelineId: pipeline.pipelineId, status: 'created' };
	});
	return respond(c, { results, summary: { total: results.length, created: results.length } });
}

function checkPipeline(pipeline: unknown): Issue[] {
	return [
		...checkProperty(pipeline, 'pipelineId', ['isNotEmpty', 'isString']),
		...checkProperty(pipeline, 'pipelineLabel', ['isNotEmpty', 'isString']),
		...checkList(pipeline, 'stages', Infinity, (stage) => [
			...checkProperty(stage, 'stageId', ['isNotEmpty', 'isString']),
			...checkProperty(stage, 'stageLabel', ['isNotEmpty', 'isString']),
		]),
	];
}
