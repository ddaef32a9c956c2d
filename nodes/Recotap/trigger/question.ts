import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { nodeError } from '../../../shell/output/nodeError';
import { RECOTAP } from '../transport/service';

/** What the user wants to hear about. */
export interface Question {
	/** Equal for two questions whose memories fit each other. */
	readonly key: string;
	/** What it is about an account that matters; without it every update does. */
	readonly watch: Watch | undefined;
}

/** Something about an account that changes, and when that is an event. */
export interface Watch {
	/** What has to be remembered of an account until the next poll; '' for nothing. */
	markOf(account: IDataObject): string;
	/** Whether an account that has just got this mark is an event. */
	isEvent(mark: string): boolean;
	/** What the item tells besides the account. */
	describe(account: IDataObject, markBefore: string): IDataObject;
}

/**
 * Reads the form of the trigger.
 *
 * @throws NodeOperationError when the threshold is no number
 */
export function readQuestion(context: IPollFunctions): Question {
	const event = context.getNodeParameter('event');
	// Another workspace has other accounts, so nothing that is remembered fits.
	const { credentials } = context.getNode();
	const workspace = credentials?.[RECOTAP.credential]?.id ?? null;
	switch (event) {
		case 'journeyStageChanged': {
			const wanted = readStages(context.getNodeParameter('stages', []));
			return { key: JSON.stringify([workspace, event]), watch: watchStage(wanted) };
		}
		case 'scoreReached': {
			const score = readText(context.getNodeParameter('score'));
			const threshold = Number(context.getNodeParameter('threshold'));
			if (!(threshold > 0)) {
				throw nodeError(context.getNode(), "'Threshold' must be a number above 0");
			}
			const key = JSON.stringify([workspace, event, score, threshold]);
			return { key, watch: watchScore(score, threshold) };
		}
		default:
			return { key: JSON.stringify([workspace, event]), watch: undefined };
	}
}

/** All stages are remembered, so that the item can tell the one before, and another choice of stages changes nothing. */
function watchStage(wanted: ReadonlySet<string>): Watch {
	return {
		markOf: ({ rtp_journey_stage: stage }) => readText(stage).trim(),
		isEvent: (stage) => wanted.size === 0 || wanted.has(stage.toLowerCase()),
		describe: (_, stageBefore) => ({ previousJourneyStage: stageBefore }),
	};
}

/** Fires on the way up. An account that falls below the threshold is forgotten, and can fire again. */
function watchScore(score: string, threshold: number): Watch {
	return {
		markOf: (account) => (Number(account[score]) >= threshold ? 'reached' : ''),
		isEvent: (mark) => mark !== '',
		describe: (account) => ({ [score]: account[score] }),
	};
}

function readText(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Stages as people type them: a list, or one text with commas. */
function readStages(value: unknown): ReadonlySet<string> {
	const texts: unknown[] = typeof value === 'string' ? value.split(',') : [value].flat();
	return new Set(texts.flatMap((text) => readText(text).trim().toLowerCase() || []));
}
