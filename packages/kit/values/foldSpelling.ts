/** Reduces a name to what is left when letter case, spaces, underscores and hyphens are ignored. */
export function foldSpelling(name: string): string {
	return name.toLowerCase().replace(/[\s_-]+/g, '');
}
