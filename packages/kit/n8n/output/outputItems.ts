import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isSuccess, type Outcome, STATUSES } from '../../push/outcome';
import { countByStatus } from '../../push/countByStatus';
import type { Service } from '../http/service';
import { describeOutcome, reasonOf } from './describeOutcome';
import type { ErrorOutput } from './errorOutput';
import type { Linking } from './pairedItems';
import { blankOf, joinSections } from './sections';
import { countParts } from './summary';
import type { TellTime } from './formatTime';
import type { KeyColumn } from './wording';

/** An outcome with the item that it belongs to. */
export interface ItemOutcome {
	readonly outcome: Outcome;
	readonly echo: IDataObject;
	readonly input: IDataObject;
}

/** The output format chosen by the user. */
export interface OutputStyle {
	readonly output: 'perItem' | 'perStatus';
	readonly includeInput: boolean;
	/** The column that identifies a row to the user. */
	readonly key: KeyColumn;
	/** Shapes failed outcomes, for users with an error output. */
	readonly onErrorOutput: ErrorOutput | undefined;
	/** Handles the links of such items. */
	readonly link: Linking;
	readonly service: Service;
	readonly tellTime: TellTime;
}

/** All outcomes as n8n items, each linked to its input items. */
export function outputItems(
	answers: readonly ItemOutcome[],
	style: OutputStyle,
): INodeExecutionData[] {
	return style.output === 'perItem' ? perItem(answers, style) : perStatus(answers, style);
}

function perItem(answers: readonly ItemOutcome[], style: OutputStyle): INodeExecutionData[] {
	const { includeInput, key, tellTime } = style;
	const described = answers.map(({ outcome, echo, input }) => {
		const sections = describeOutcome(outcome, key.id, echo, tellTime);
		return includeInput ? [...sections, { input }] : sections;
	});
	const stays = answers.map(({ outcome }) => staysOn(outcome, style));
	const blank = blankOf(described.filter((_, at) => stays[at] === true));
	return answers.map(({ outcome }, index) => {
		const json = joinSections(described[index] ?? [], stays[index] === true ? blank : {});
		const item = { json, pairedItem: { item: index } };
		return route(item, outcome, reasonOf(outcome, tellTime), style);
	});
}

function perStatus(answers: readonly ItemOutcome[], style: OutputStyle): INodeExecutionData[] {
	const { key, service, tellTime } = style;
	return STATUSES.flatMap((status) => {
		const ofStatus = answers.flatMap((answer, index) =>
			answer.outcome.status === status ? [{ ...answer, index }] : [],
		);
		const [first] = ofStatus;
		if (first === undefined) return [];
		const json = {
			status,
			count: ofStatus.length,
			[key.plural]: ofStatus.flatMap(({ echo }) => echo[key.id] ?? []),
			reasons: countReasons(ofStatus, tellTime),
		};
		const pairedItem = ofStatus.map(({ index }) => ({ item: index }));
		const reason = countParts(countByStatus(ofStatus.map(({ outcome }) => outcome)), service);
		return [route({ json, pairedItem }, first.outcome, reason, style)];
	});
}

/** Whether an outcome belongs on the first output. */
function staysOn(outcome: Outcome, { onErrorOutput }: OutputStyle): boolean {
	return onErrorOutput === undefined || isSuccess(outcome);
}

/** Shapes a failed outcome for the error output, if that is in use. */
function route(
	item: INodeExecutionData,
	outcome: Outcome,
	reason: string,
	style: OutputStyle,
): INodeExecutionData {
	const { onErrorOutput, link } = style;
	if (onErrorOutput === undefined || isSuccess(outcome)) return item;
	return link({ ...item, json: onErrorOutput({ status: outcome.status, reason }, item.json) });
}

/** Distinct reasons with the number of rows for each, in order of appearance. */
function countReasons(answers: readonly ItemOutcome[], tellTime: TellTime): IDataObject[] {
	const counts = new Map<string, number>();
	for (const { outcome } of answers) {
		if (!('reason' in outcome)) continue;
		const reason = reasonOf(outcome, tellTime);
		counts.set(reason, (counts.get(reason) ?? 0) + 1);
	}
	return [...counts].map(([reason, count]) => ({ reason, count }));
}
