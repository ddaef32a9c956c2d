import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { need, readChoice } from '../../../shell/parameters';
import { quote, type Read, readNumber, readTexts } from '../../../shell/schemas/values';
import { RECOTAP } from '../transport/service';

/** What can be watched ("List Accounts"). */
const SCORES = [
	'rtp_account_score',
	'rtp_advertising_activity_score',
	'rtp_bombora_intent_score',
	'rtp_g2_intent_score',
	'rtp_website_intent_score',
];

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
 * @throws ParameterError when the score is none, the threshold no number above 0, or the stages no texts
 */
export function readQuestion(context: IPollFunctions): Question {
	const event = context.getNodeParameter('event');
	// Another workspace has other accounts, so nothing that is remembered fits.
	const { credentials } = context.getNode();
	const workspace = credentials?.[RECOTAP.credential]?.id ?? null;
	switch (event) {
		case 'journeyStageChanged': {
			const stages = need('Stages', readTexts(context.getNodeParameter('stages', [])));
			const wanted = new Set(stages?.map((stage) => stage.toLowerCase()));
			return { key: JSON.stringify([workspace, event]), watch: watchStage(wanted) };
		}
		case 'scoreReached': {
			const score = need('Score', readChoice(SCORES)(context.getNodeParameter('score')));
			const threshold = need('Threshold', readThreshold(context.getNodeParameter('threshold')));
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

function readThreshold(value: unknown): Read<number> {
	const read = readNumber(value);
	return read.ok && read.value !== undefined && read.value > 0
		? { ok: true, value: read.value }
		: { ok: false, reason: `must be a number above 0, got ${quote(value)}` };
}
