declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	/** The result of a scan. `message` without `passed: false` means that there were no files to check. */
	export interface Analysis {
		readonly passed: boolean;
		readonly message?: string;
		/** The findings, as a table. */
		readonly details?: string;
	}

	/** The files of a source folder that n8n checks. */
	export const SOURCE_FILE_PATTERNS: readonly string[];

	/** Checks files against n8n's rules for community packages; comments that disable rules are ignored. */
	export function analyzePackage(
		folder: string,
		filePatterns: readonly string[],
	): Promise<Analysis>;
}
