import { IsNotEmpty, IsString } from 'class-validator';
import type { RecotapContext } from '../context';
import { refuse, refuseContent, respond } from '../envelope';
import { listOf, shapeOf, validate } from '../validate';

const STAGE = shapeOf({
	stageId: [IsNotEmpty(), IsString()],
	stageLabel: [IsNotEmpty(), IsString()],
});
const PIPELINE = shapeOf({
	pipelineId: [IsNotEmpty(), IsString()],
	pipelineLabel: [IsNotEmpty(), IsString()],
	stages: listOf(STAGE),
});
const BODY = shapeOf({ pipelines: listOf(PIPELINE, 20) });

interface Body {
	readonly pipelines: readonly { readonly pipelineId: string }[];
}

/** POST /deal-stages ("Push Deal Stages"): all pipelines or none, and only new ones. */
export function pushDealStages(c: RecotapContext): Response {
	const { body } = c.var.request;
	const { store } = c.var.recotap;
	const issues = validate(BODY, body);
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
