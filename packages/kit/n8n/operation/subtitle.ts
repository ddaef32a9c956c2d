/**
 * An expression, without its braces, that maps parameter values to the labels of the form: under a node on the canvas
 * n8n would otherwise show values such as `mapExternalIds`.
 *
 * @param parameters whose values select the label
 * @param words labels by these values, joined with ':'
 */
export function subtitleOf(
	parameters: readonly string[],
	words: Readonly<Record<string, string>>,
): string {
	const key = parameters.map((name) => `$parameter["${name}"]`).join(' + ":" + ');
	return `(${JSON.stringify(words)})[${key}]`;
}
