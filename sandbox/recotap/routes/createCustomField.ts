import { ArrayMinSize, IsArray, IsIn, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { isRecord } from '../../core/values';
import type { RecotapContext } from '../context';
import { refuse, refuseContent, respond } from '../envelope';
import { keyOf } from '../store';
import { shapeOf, validate } from '../validate';
import { type CustomField, LABEL_TYPES } from '../workspace';

const RULES = {
	label: [IsNotEmpty(), IsString()],
	labelType: [IsIn(LABEL_TYPES)],
	description: [IsOptional(), IsString()],
};
const OPTIONS = [IsArray(), IsString({ each: true })];
const FIELD = shapeOf({ ...RULES, options: [IsOptional(), ...OPTIONS] });
const SELECTION = shapeOf({ ...RULES, options: [...OPTIONS, ArrayMinSize(1)] });

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
	const isOfSelection = isRecord(body) && isSelection(body['labelType']);
	const issues = validate(isOfSelection ? SELECTION : FIELD, body);
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

function isSelection(labelType: unknown): boolean {
	return labelType === 'singleSelection' || labelType === 'multiSelection';
}
