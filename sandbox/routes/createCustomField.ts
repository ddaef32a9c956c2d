import type { Context } from 'hono';
import { answer, type Issue, refuse, refuseContent } from '../envelope';
import { keyOf, LABEL_TYPES, type CustomField, type Store } from '../store';
import { checkProperty, isRecord } from '../validate';

interface Body {
	readonly label: string;
	readonly labelType: CustomField['labelType'];
	readonly description?: string;
	readonly options?: readonly string[];
}

/** POST /accounts/custom-field ("Create Account Custom Field"). Answers with a list of the one new definition. */
export async function createCustomField(c: Context, store: Store): Promise<Response> {
	const body: unknown = await c.req.json();
	const issues = check(body);
	if (issues.length > 0) return refuseContent(c, issues);
	const { label, labelType, description, options } = body as Body;
	if (store.customFields.has(keyOf(label))) {
		return refuse(c, 409, 'Conflict', `Custom field with key '${keyOf(label)}' already exists`);
	}
	const field = store.addCustomField(label, labelType, description ?? null, options);
	return answer(c, [{ ...field, objectType: 'accounts', status: 'active' }], 201);
}

function check(body: unknown): Issue[] {
	const issues = [
		...checkProperty(body, 'label', ['isNotEmpty', 'isString']),
		...checkProperty(body, 'description', ['isString']),
		...checkProperty(body, 'options', ['isStrings']),
	];
	const { labelType, options } = isRecord(body) ? body : {};
	if (!LABEL_TYPES.some((type) => type === labelType)) {
		const text = `labelType must be one of the following values: ${LABEL_TYPES.join(', ')}`;
		issues.push({ property: 'labelType', constraints: { isEnum: text } });
	}
	const isSelection = labelType === 'singleSelection' || labelType === 'multiSelection';
	if (isSelection && !(Array.isArray(options) && options.length > 0)) {
		const text = 'options must contain at least 1 elements';
		issues.push({ property: 'options', constraints: { arrayMinSize: text } });
	}
	return issues;
}
