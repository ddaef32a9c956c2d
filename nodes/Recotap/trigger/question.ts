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

/** The events that the user has chosen. */
export interface Question {
	/** Equal for two questions that can share their state. */
	readonly key: string;
	/** The property of an account that matters; without it every update is an event. */
	readonly watch: Watch | undefined;
}

/** A property of an account, and when its change is an event. */
export interface Watch {
	/** The mark to keep for an account until the next poll; '' for nothing. */
	markOf(account: IDataObject): string;
	/** Whether an account that has just received this mark is an event. */
	isEvent(mark: string): boolean;
	/** Additional properties of the item, besides the account. */
	describe(account: IDataObject, markBefore: string): IDataObject;
	/** What an account must have to be an event, such as "a journey stage": follows "none has". */
	readonly wanted: string;
	/** How to create an account to test with when there is none: a sentence. */
	readonly testAdvice: string;
}

/**
 * Gets the question from the form of the trigger.
 *
 * @throws ParameterError if the score does not exist, the threshold is not a number above 0, or the stages are not
 * texts
 */
export function getQuestion(context: IPollFunctions): Question {
	const event = context.getNodeParameter('event');
	// Another workspace has other accounts, so its state does not apply.
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

/** All stages are kept, so that the item can name the previous one and the user can choose other stages later. */
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

/** Fires when the score rises. An account that falls below the threshold is forgotten and can fire again. */
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
