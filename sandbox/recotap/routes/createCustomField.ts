import { isRecord } from '../../core/values';
import type { RecotapContext } from '../context';
import { respond, type Issue, refuse, refuseContent } from '../envelope';
import { keyOf } from '../store';
import { checkProperty, checkWord } from '../validate';
import { type CustomField, LABEL_TYPES } from '../workspace';

interface Body {
	readonly label: string;
	readonly labelType: CustomField['labelType'];
	readonly description?: string | null;
	readonly options?: readonly string[] | null;
}

/** POST /accounts/custom-field ("Create Account Custom Field"). Answers with a list of the one new definition. */
export function createCustomField(c: RecotapContext): Response {
	const { body } = c.var.request;
	const { store } = c.var.recotap;
	const issues = [
		...checkProperty(body, 'label', ['isNotEmpty', 'isString']),
		...checkWord(body, 'labelType', LABEL_TYPES, 'required'),
		...checkProperty(body, 'description', ['isString']),
		...checkOptions(body),
	];
	if (issues.length > 0) return refuseContent(c, issues);

	const { label, labelType, description, options } = body as Body;
	if (store.customFields.has(keyOf(label))) {
		return refuse(c, 409, 'Conflict', `Custom field with key '${keyOf(label)}' already exists`);
	}
	const field = store.addCustomField({
		label,
		labelType,
		description,
		options: isSelection(labelType) ? options : [],
	});
	return respond(c, [toDefinition(field)], 201);
}

/** A field as the lists show it ("List Account Custom Fields"). */
export function toDefinition(field: CustomField): object {
	return { ...field, objectType: 'accounts', status: 'active' };
}

function checkOptions(body: unknown): Issue[] {
	const isNeeded = isRecord(body) && isSelection(body['labelType']);
	return checkProperty(body, 'options', isNeeded ? ['isStrings', 'arrayMinSize'] : ['isStrings']);
}

function isSelection(labelType: unknown): boolean {
	return labelType === 'singleSelection' || labelType === 'multiSelection';
}
