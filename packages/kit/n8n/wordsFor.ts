/**
 * An expression, without its braces, that gives the words of the form for the values of parameters: under a node on the
 * canvas n8n would show values such as `mapExternalIds`.
 *
 * @param parameters whose values choose the words
 * @param words by these values, joined with ':'
 */
export function wordsFor(
	parameters: readonly string[],
	words: Readonly<Record<string, string>>,
): string {
	const key = parameters.map((name) => `$parameter["${name}"]`).join(' + ":" + ');
	return `(${JSON.stringify(words)})[${key}]`;
}
