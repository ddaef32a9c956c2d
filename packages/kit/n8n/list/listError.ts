import type { FunctionsBase } from 'n8n-workflow';
import { declareFailure } from '../output/errors';
import { nodeError } from '../output/nodeError';
import { FETCH_REMEDIES } from '../output/remedies';
import { resumeSentence } from '../output/summary';
import { timeTeller } from '../output/formatTime';
import { ParameterError } from '../input/parameters';
import type { Service } from '../http/service';
import { FetchStopped } from './fetchStopped';

/** What was being fetched. */
export interface Subject {
	readonly service: Service;
	/** For example "segments". */
	readonly things: string;
	/** What the failure means for the user, for example "so nothing was changed". */
	readonly outcome?: string;
	/** The input item that it was fetched for. */
	readonly itemIndex?: number;
}

/** Says what could not be fetched, why, and what to do about it. Any other error stays what it is. */
export function listError(
	context: Pick<FunctionsBase, 'getNode' | 'getTimezone'>,
	error: unknown,
	subject: Subject,
): Error {
	const node = context.getNode();
	const { service, things, outcome, itemIndex } = subject;
	const index = itemIndex === undefined ? {} : { itemIndex };
	if (error instanceof ParameterError) {
		const description = 'Correct it in this node, or correct its expression.';
		return nodeError(node, error.message, { description, ...index });
	}
	if (!(error instanceof FetchStopped)) {
		return error instanceof Error ? error : nodeError(node, String(error), index);
	}
	const { code, reason, resumeAt } = error.stop;
	const remedy =
		resumeAt === undefined
			? FETCH_REMEDIES[code](service)
			: `${resumeSentence(timeTeller(context.getTimezone())(resumeAt))}.`;
	const isOfReading = code === 'endless' || code === 'refused';
	const failure = isOfReading ? undefined : declareFailure({ ...error.stop, code });
	const problem = ['could not be retrieved', ...(outcome === undefined ? [] : [outcome])].join(
		', ',
	);
	return nodeError(node, `The ${things} ${problem}. ${reason}`, {
		description: remedy,
		...index,
		...(failure === undefined ? {} : { failure }),
	});
}
