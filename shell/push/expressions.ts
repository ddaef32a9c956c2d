/** Whether n8n takes the value for an expression ("expression-helpers" of n8n-workflow). */
export function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}

/** Whether there is an expression anywhere in a parameter. */
export function hasExpression(parameter: unknown): boolean {
	if (typeof parameter !== 'object' || parameter === null) return isExpression(parameter);
	return Object.values(parameter).some(hasExpression);
}
