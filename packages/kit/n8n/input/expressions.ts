import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../values/isRecord';
import { messageOf } from '../../values/messageOf';

/** Whether n8n treats the value as an expression ("expression-helpers" of n8n-workflow). */
export function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}

/** Whether a parameter contains an expression anywhere. */
export function hasExpression(parameter: unknown): boolean {
	if (typeof parameter !== 'object' || parameter === null) return isExpression(parameter);
	return Object.values(parameter).some(hasExpression);
}

/** Why the expression of a field failed, to follow the field's name: n8n's own message does not name the field. */
export function whyFailed(thrown: unknown): string {
	return `has an expression that failed: ${messageOf(thrown)}`;
}

/** Names the field whose expression failed. */
export function describeFailure(label: string, thrown: unknown): string {
	return `'${label}' ${whyFailed(thrown)}`;
}

/**
 * Creates a function that finds the column whose expression made a mapping fail. n8n evaluates a mapping as a whole, so
 * its columns are evaluated again one by one, beginning with the one that failed last time, the most likely one.
 *
 * @param columns with the labels of the form
 */
export function columnFailures(
	context: IExecuteFunctions,
	columns: readonly { readonly id: string; readonly label: string }[],
): (itemIndex: number, thrown: unknown) => string {
	const parameter: unknown = context.getNode().parameters.columns;
	const mapping = isRecord(parameter) && isRecord(parameter.value) ? parameter.value : {};
	const names = Object.keys(mapping).filter((id) => hasExpression(mapping[id]));
	const labels = new Map([
		...savedLabels(parameter),
		...columns.map(({ id, label }) => [id, label] as const),
	]);
	const fails = (id: string, itemIndex: number): boolean => {
		try {
			context.getNodeParameter(`columns.value.${id}`, itemIndex, null, { skipValidation: true });
			return false;
		} catch {
			return true;
		}
	};
	return (itemIndex, thrown) => {
		const failed = names.findIndex((id) => fails(id, itemIndex));
		const [id] = names.splice(failed, failed < 0 ? 0 : 1);
		if (id === undefined) return describeFailure('Columns', thrown);
		names.unshift(id);
		return describeFailure(labels.get(id) ?? id, thrown);
	};
}

/** The labels of the columns when the workflow was saved, including those of the user's workspace. */
function savedLabels(parameter: unknown): (readonly [id: string, label: string])[] {
	const schema = isRecord(parameter) && Array.isArray(parameter.schema) ? parameter.schema : [];
	return schema
		.filter(isRecord)
		.flatMap(({ id, displayName }) =>
			typeof id === 'string' && typeof displayName === 'string' ? [[id, displayName] as const] : [],
		);
}
