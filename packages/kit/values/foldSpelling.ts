/** What is left of a name when letter case, spaces, underscores and hyphens do not count. */
export function foldSpelling(name: string): string {
	return name.toLowerCase().replace(/[\s_-]+/g, '');
}
