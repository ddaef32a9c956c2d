import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isSettled, type Outcome, type Status, STATUSES } from '../../../bulk/outcome';
import { describeOutcome } from './describeOutcome';

/** An outcome together with the item it answers. */
export interface Answered {
	readonly outcome: Outcome;
	readonly echo: IDataObject;
	readonly input: IDataObject;
}

/** How the user wants the answers. */
export interface OutputStyle {
	readonly output: 'perItem' | 'perStatus';
	readonly includeInput: boolean;
	/** Shapes an answer that is no success, for users who have an error output. */
	readonly onErrorOutput: ((json: IDataObject) => IDataObject) | undefined;
}

/** All answers as n8n items, each linked to the input items it speaks of. */
export function outputItems(
	answers: readonly Answered[],
	style: OutputStyle,
): INodeExecutionData[] {
	const items = style.output === 'perItem' ? perItem(answers, style) : perStatus(answers);
	const { onErrorOutput } = style;
	if (onErrorOutput === undefined) return items.map(({ item }) => item);
	return items.map(({ item, settled }) =>
		settled ? item : { ...item, json: onErrorOutput(item.json) },
	);
}

interface Draft {
	readonly item: INodeExecutionData;
	readonly settled: boolean;
}

function perItem(answers: readonly Answered[], { includeInput }: OutputStyle): Draft[] {
	return answers.map(({ outcome, echo, input }, index) => {
		const json = describeOutcome(outcome, echo);
		if (includeInput) json.input = input;
		return { item: { json, pairedItem: { item: index } }, settled: isSettled(outcome) };
	});
}

function perStatus(answers: readonly Answered[]): Draft[] {
	const byStatus = new Map<Status, number[]>();
	answers.forEach(({ outcome: { status } }, index) => {
		const indexes = byStatus.get(status);
		if (indexes === undefined) byStatus.set(status, [index]);
		else indexes.push(index);
	});
	return STATUSES.flatMap((status) => {
		const indexes = byStatus.get(status);
		if (indexes === undefined) return [];
		const ofStatus = indexes.flatMap((index) => answers[index] ?? []);
		const json = {
			status,
			count: indexes.length,
			domains: ofStatus.flatMap(({ echo }) => echo.domain ?? []),
			reasons: countReasons(ofStatus),
		};
		const settled = ofStatus.every(({ outcome }) => isSettled(outcome));
		return [{ item: { json, pairedItem: indexes.map((item) => ({ item })) }, settled }];
	});
}

/** Distinct reasons with the number of rows each of them is for, in order of appearance. */
function countReasons(answers: readonly Answered[]): IDataObject[] {
	const counts = new Map<string, number>();
	for (const { outcome } of answers) {
		if ('reason' in outcome) counts.set(outcome.reason, (counts.get(outcome.reason) ?? 0) + 1);
	}
	return [...counts].map(([reason, count]) => ({ reason, count }));
}
