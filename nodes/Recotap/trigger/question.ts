import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { need, parseChoice } from '@n8n-nodes-recotap/kit/n8n/input/parameters';
import {
	quote,
	type ParseResult,
	parseNumber,
	parseTexts,
} from '@n8n-nodes-recotap/kit/values/parse';
import { RECOTAP } from '../api/service';
import { type ScoreField, SCORES } from './scores';

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
	/** What an account must have to be an event, such as "a journey stage": goes on after "none has". */
	readonly wanted: string;
	/** How to get something to test with when no account has it: a sentence. */
	readonly testAdvice: string;
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
			const stages = need('Stages', parseTexts(context.getNodeParameter('stages', [])));
			return { key: JSON.stringify([workspace, event]), watch: watchStage(stages ?? []) };
		}
		case 'scoreReached': {
			const fields = SCORES.map(({ value }) => value);
			const score = need('Score', parseChoice(fields)(context.getNodeParameter('score')));
			const threshold = need('Threshold', readThreshold(context.getNodeParameter('threshold')));
			const key = JSON.stringify([workspace, event, score, threshold]);
			return { key, watch: watchScore(score, threshold) };
		}
		default:
			return { key: JSON.stringify([workspace, event]), watch: undefined };
	}
}

/** All stages are remembered, so that the item can tell the one before, and another choice of stages changes nothing. */
function watchStage(stages: readonly string[]): Watch {
	const chosen = new Set(stages.map((stage) => stage.toLowerCase()));
	return {
		markOf: ({ rtp_journey_stage: stage }) => readText(stage).trim(),
		isEvent: (stage) => chosen.size === 0 || chosen.has(stage.toLowerCase()),
		describe: (_, stageBefore) => ({ previousJourneyStage: stageBefore }),
		...(chosen.size === 0
			? { wanted: 'a journey stage', testAdvice: 'Set mock data to test the workflow.' }
			: {
					wanted: `the journey stage ${stages.map((stage) => `'${stage}'`).join(' or ')}`,
					testAdvice: "Choose other 'Stages' for the test, or set mock data.",
				}),
	};
}

/** Fires on the way up. An account that falls below the threshold is forgotten, and can fire again. */
function watchScore(score: ScoreField, threshold: number): Watch {
	const label = SCORES.find(({ value }) => value === score)?.name ?? score;
	return {
		markOf: (account) => (Number(account[score]) >= threshold ? 'reached' : ''),
		isEvent: (mark) => mark !== '',
		describe: (account) => ({ [score]: account[score] }),
		wanted: `reached ${threshold} in '${label}'`,
		testAdvice: "Lower 'Threshold' for the test, or set mock data.",
	};
}

function readText(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function readThreshold(value: unknown): ParseResult<number> {
	const read = parseNumber(value);
	return read.ok && read.value !== undefined && read.value > 0
		? { ok: true, value: read.value }
		: { ok: false, reason: `must be a number above 0, got ${quote(value)}` };
}
