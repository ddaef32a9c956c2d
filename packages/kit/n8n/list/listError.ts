import type { FunctionsBase } from 'n8n-workflow';
import { declareFailure } from '../output/errors';
import { nodeError } from '../output/nodeError';
import { resumeSentence } from '../output/summary';
import { timeTeller } from '../output/time';
import { ParameterError } from '../input/parameters';
import type { Service } from '../http/service';
import { type ReadStop, ReadStopped } from './fetchStopped';

/** What the user can do when a fetch failed; `%` stands for the service, `*` for its advice about keys. */
const REMEDIES: Readonly<Record<ReadStop['code'], string>> = {
	misconfigured: 'Open the % credential of this node and correct it.',
	unauthorised: 'Check the API key in the % credential. *',
	wrongAddress: "Check 'Base URL' in the % credential.",
	unavailable: 'Try again later.',
	refused: 'Check the filters and values in this node. See the message from % above.',
	rejected: '% does not accept these requests at the moment. See its message above.',
	unreadable: "Check 'Base URL' in the % credential: something other than the % API answered.",
	waitTooLong: 'Try again later.',
	cancelled: 'Run the node again.',
	endless: 'Try again later, or set a lower limit.',
};

/** What was being fetched. */
export interface Subject {
	readonly service: Service;
	/** For example "segments". */
	readonly things: string;
	/** What the failure means for the user, for example "so nothing was changed". */
	readonly outcome?: string;
	/** The input item that requested it. */
	readonly itemIndex?: number;
}

/** Describes what could not be fetched, why, and what to do about it. Any other error is returned unchanged. */
export function readError(
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
	if (!(error instanceof ReadStopped)) {
		return error instanceof Error ? error : nodeError(node, String(error), index);
	}
	const { code, reason, resumeAt } = error.stop;
	const remedy =
		resumeAt === undefined
			? REMEDIES[code].replaceAll('%', service.name).replace('*', service.keyAdvice)
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
