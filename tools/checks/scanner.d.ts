declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	/** What a scan found. `message` without `passed: false` means that it found nothing to look at. */
	export interface Analysis {
		readonly passed: boolean;
		readonly message?: string;
		/** The findings, as a table for people. */
		readonly details?: string;
	}

	/** The files of a source folder that n8n looks at. */
	export const SOURCE_FILE_PATTERNS: readonly string[];

	/** Checks files against n8n's rules for community packages; comments that switch rules off do not count. */
	export function analyzePackage(
		folder: string,
		filePatterns: readonly string[],
	): Promise<Analysis>;
}
