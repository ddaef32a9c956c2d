import type { Outcome } from '../../push/outcome';

/** What writing would do to a row, as shown by a preview, in display order. */
export const PREVIEW_CODES = [
	'wouldBeCreated',
	'wouldBeUpdated',
	'wouldBeRefused',
	'wouldNotBeFound',
] as const;

/** Code of a row whose value is already stored. */
export const UP_TO_DATE = 'upToDate';

/** One of `PREVIEW_CODES`. */
export type PreviewCode = (typeof PREVIEW_CODES)[number];

/** What writing would do to the row, if the outcome says so. */
export function previewCodeOf(outcome: Outcome): PreviewCode | undefined {
	if (outcome.status !== 'skipped') return undefined;
	return PREVIEW_CODES.find((code) => code === outcome.code);
}
