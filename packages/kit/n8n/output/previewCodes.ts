import type { Outcome } from '../../push/outcome';

/** What writing would do to a row, as a preview says it, in the order in which people read it. */
export const PREVIEW_CODES = [
	'wouldBeCreated',
	'wouldBeUpdated',
	'wouldBeRefused',
	'wouldNotBeFound',
] as const;

/** Code of a row whose value is there already. */
export const UP_TO_DATE = 'upToDate';

/** One of them. */
export type PreviewCode = (typeof PREVIEW_CODES)[number];

/** What writing would do to the row, if that is what its outcome says. */
export function previewCodeOf(outcome: Outcome): PreviewCode | undefined {
	if (outcome.status !== 'skipped') return undefined;
	return PREVIEW_CODES.find((code) => code === outcome.code);
}
