import type { Failure, INode, NodeOperationError } from 'n8n-workflow';
import type { Outcome } from '../../push/outcome';
import type { Stop } from '../../request/run';
import { nodeError } from './nodeError';
import { PUSH_REMEDIES } from './remedies';
import { number, resumeSentence, tally } from './summary';
import type { TellTime } from './formatTime';
import type { Wording } from './wording';

/** Maximum number of bad items that an error lists. */
const LISTED = 5;

/**
 * Reports that items are invalid and that nothing was sent.
 *
 * @param isRepeat whether an earlier try of this run has sent something
 */
export function invalidItemsError(
	node: INode,
	total: number,
	invalid: readonly { readonly index: number; readonly reason: string }[],
	isRepeat: boolean,
): NodeOperationError {
	// Item numbers in messages count from 1. n8n would add its own index, from 0, so the error carries none.
	const isAlone = total === 1;
	const listed = invalid
		.slice(0, LISTED)
		.map(({ index, reason }) => (isAlone ? reason : `Item ${index + 1}: ${reason}`));
	const more = invalid.length - listed.length;
	if (more > 0) listed.push(`and ${number(more)} more`);
	const isOne = invalid.length === 1;
	const which = isAlone ? 'The item' : `${number(invalid.length)} of ${number(total)} items`;
	const fault = `${which} ${isOne ? 'is' : 'are'} not valid, so nothing was sent${inThisTry(isRepeat)}`;
	return nodeError(node, `${fault}. ${listed.join(' · ')}`, {
		description: `Correct ${isOne ? 'this item' : 'these items'}, or set 'On Error' in the node's settings to 'Continue' to send the valid items and get the reason for each of the others.`,
	});
}

/**
 * Reports which options cannot be used and that nothing was sent.
 *
 * @param problem names each option and what is wrong with it
 * @param isRepeat whether an earlier try of this run has sent something
 */
export function optionsError(node: INode, problem: string, isRepeat: boolean): NodeOperationError {
	return nodeError(node, problem, {
		description: `Nothing was sent${inThisTry(isRepeat)}. Correct it in this node, or correct its expression.`,
		failure: { cause: 'configuration-invalid' },
	});
}

function inThisTry(isRepeat: boolean): string {
	return isRepeat ? ' in this try' : '';
}

/**
 * Reports that the API refused everything, and what to do about it.
 *
 * @param words the API's message
 * @param advice how the form can help, if it can
 */
export function refusedError(
	node: INode,
	outcomes: readonly Outcome[],
	words: string,
	advice: string | undefined,
	wording: Wording,
): NodeOperationError {
	const { name } = wording.service;
	const remedy = advice ?? `Correct the cause in this node or in ${name}.`;
	return nodeError(node, `${name} refused everything, so nothing was written: ${words}`, {
		description: `${tally(outcomes, wording)}. ${remedy} Then run the node again.`,
		failure: { cause: 'configuration-invalid' },
	});
}

/** Reports why a run stopped, what was written, what was not, and how to continue. */
export function stoppedError(
	node: INode,
	outcomes: readonly Outcome[],
	stop: Stop,
	wording: Wording,
	tellTime: TellTime,
): NodeOperationError {
	const when = stop.resumeAt === undefined ? '' : ` ${resumeSentence(tellTime(stop.resumeAt))}.`;
	const failure = declareFailure(stop);
	return nodeError(node, `The node stopped early. ${stop.reason}`, {
		description: `${tally(outcomes, wording)}. ${PUSH_REMEDIES[stop.code](wording.service)}${when}`,
		...(failure === undefined ? {} : { failure }),
	});
}

/** The part that n8n 2.37 and later understand; earlier versions ignore it. */
export function declareFailure({ code, resumeAt }: Stop): Failure | undefined {
	switch (code) {
		case 'waitTooLong':
			return {
				cause: 'rate-limited',
				...(resumeAt === undefined ? {} : { resetsAtEpochMs: resumeAt }),
			};
		case 'unavailable':
			return { cause: 'temporarily-unavailable' };
		case 'unauthorised':
			return { cause: 'credential-invalid' };
		case 'misconfigured':
		case 'wrongAddress':
			return { cause: 'configuration-invalid' };
		case 'rejected':
		case 'unreadable':
		case 'cancelled':
			return undefined;
	}
}
