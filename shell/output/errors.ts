import type { Failure, INode, NodeOperationError } from 'n8n-workflow';
import type { StopCode } from '../../bulk/classifyReply';
import type { Outcome } from '../../bulk/outcome';
import type { Stop } from '../../bulk/run';
import { countByStatus } from '../../bulk/summarise';
import type { Told } from '../push/bulkOperation';
import type { Service } from '../service';
import { nodeError } from './nodeError';
import { countParts, number, resumeSentence } from './summary';

/** How many bad items an error lists before it only counts them. */
const LISTED = 5;

/** What the user can do about a run that stopped; `%` is the service, `*` what there is to know of its keys. */
const REMEDIES: Readonly<Record<StopCode, string>> = {
	misconfigured: 'Open the % credential of this node and correct it.',
	unauthorised: 'Check the API key in the % credential. *',
	wrongAddress: "Check 'Base URL' in the % credential.",
	unavailable: 'Run the node again later. What % has already is not created twice.',
	rejected: '% does not accept such requests now. Its words above tell more.',
	unreadable: "Check 'Base URL' in the % credential: something other than the % API answered.",
	waitTooLong: "Run the node again later, or raise 'Max Wait' in its options.",
	cancelled: 'Run the node again to send the rest.',
};

/**
 * Says that items are not valid and that therefore nothing was sent.
 *
 * @param isRepeat whether an earlier try of this run has sent something
 */
export function invalidItemsError(
	node: INode,
	total: number,
	invalid: readonly { readonly index: number; readonly reason: string }[],
	isRepeat: boolean,
): NodeOperationError {
	const listed = invalid.slice(0, LISTED).map(({ index, reason }) => `[item ${index}] ${reason}`);
	const more = invalid.length - listed.length;
	if (more > 0) listed.push(`and ${number(more)} more`);
	const first = invalid[0]?.index;
	return nodeError(
		node,
		`${number(invalid.length)} of ${number(total)} items ${invalid.length === 1 ? 'is' : 'are'} not valid, so nothing was sent${isRepeat ? ' in this try' : ''}: ${listed.join(' · ')}`,
		{
			description:
				"Correct these items, or set 'On Error' in the node's settings to 'Continue' to send the valid ones and get the others as results.",
			...(first === undefined ? {} : { itemIndex: first }),
		},
	);
}

/** Says why a run stopped, what landed, what did not, and how to go on. */
export function stoppedError(
	node: INode,
	outcomes: readonly Outcome[],
	stop: Stop,
	{ service, words }: Told,
): NodeOperationError {
	const parts = countParts(countByStatus(outcomes), service);
	const when = stop.resumeAt === undefined ? '' : ` ${resumeSentence(stop.resumeAt)}.`;
	const failure = declareFailure(stop);
	return nodeError(node, `Not all ${words.things} were ${words.done}. ${stop.reason}`, {
		description: `Of ${number(outcomes.length)} items: ${parts}. ${remedyFor(stop.code, service)}${when}`,
		...(failure === undefined ? {} : { failure }),
	});
}

function remedyFor(code: StopCode, { name, keyAdvice }: Service): string {
	return REMEDIES[code].replaceAll('%', name).replace('*', keyAdvice);
}

/** What n8n 2.37 and later understand of it; earlier ones ignore it. */
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
