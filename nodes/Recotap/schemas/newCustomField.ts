import { z } from 'zod';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';
import {
	optionalText,
	requiredChoice,
	requiredText,
	tags,
} from '@n8n-nodes-recotap/kit/values/fields';

/** The label types of a field ("Create Account Custom Field"). */
const LABEL_TYPES = [
	{ name: 'Single-Line Text', value: 'singleLineText' },
	{ name: 'Multi-Line Text', value: 'multiLineText' },
	{ name: 'Number', value: 'number' },
	{ name: 'Date', value: 'date' },
	{ name: 'Single Selection', value: 'singleSelection' },
	{ name: 'Multiple Selection', value: 'multiSelection' },
] as const;

/** A custom field to create ("Create Account Custom Field"). */
export const newCustomField = z
	.object({
		label: requiredText,
		labelType: requiredChoice(LABEL_TYPES),
		description: optionalText,
		options: tags,
	})
	.superRefine(({ labelType, options }, context) => {
		const isSelection = labelType === 'singleSelection' || labelType === 'multiSelection';
		if (isSelection && options === undefined) {
			const name = LABEL_TYPES.find(({ value }) => value === labelType)?.name ?? labelType;
			const message = `is empty. A field of the type '${name}' needs at least one option`;
			context.addIssue({ code: 'custom', message, path: ['options'] });
		}
	});

/** A valid field. */
export type NewCustomField = z.output<typeof newCustomField>;

/** The columns that the user can map, in the order of the form. */
export const NEW_FIELD_COLUMNS: readonly Column[] = [
	{ id: 'label', label: 'Label', type: 'string', required: true, echo: true },
	{ id: 'labelType', label: 'Type', type: 'options', options: LABEL_TYPES, required: true },
	{ id: 'description', label: 'Description', type: 'string', required: false },
	{ id: 'options', label: 'Selection Options', type: 'string', required: false },
];

/** The key that Recotap derives from a label: spaces become `_`, then upper case, then `_C` ("Create Account Custom Field"). */
export function keyOf(label: string): string {
	return `${label.replaceAll(' ', '_').toUpperCase()}_C`;
}
