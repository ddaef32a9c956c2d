import { type Outcome, type Status, STATUSES } from '../../bulk/outcome';
import { type Counts, countByStatus } from '../../bulk/summarise';
import type { Told } from '../push/bulkOperation';
import { PREVIEW_CODES, previewCodeOf, type PreviewCode } from '../push/previewCodes';
import type { Service } from '../service';

/** What people call a status in a sentence; `%` is the service. */
const NAMES: Readonly<Record<Status, string>> = {
	created: 'created',
	updated: 'updated',
	resolved: 'accepted, new or known',
	skipped: 'skipped',
	duplicate: 'left out as duplicate',
	failed: 'refused by %',
	notFound: 'not found in %',
	invalid: 'not valid',
	unknown: 'without a certain answer',
	notSent: 'not sent',
};

/** The one sentence under the output when anything but success came out; `undefined` after a clean run. */
export function summarySentence(outcomes: readonly Outcome[], told: Told): string | undefined {
	const counts = countByStatus(outcomes);
	const missed = outcomes.length - counts.created - counts.updated - counts.resolved;
	if (missed === 0) return undefined;
	const { things, done } = told.words;
	const parts = countParts(counts, told.service, ['created', 'updated', 'resolved']);
	return `${number(missed)} of ${number(outcomes.length)} ${things} were not ${done}: ${parts}`;
}

/** What people call what a preview says; the other statuses have their usual names. */
const PREVIEW_NAMES: Readonly<Record<PreviewCode, string>> = {
	wouldBeCreated: 'would be created',
	wouldBeUpdated: 'would be updated',
	wouldBeRefused: 'would be refused by %',
	wouldNotBeFound: 'would not be found in %',
};

/** The one sentence under the output of a preview. */
export function previewSentence(outcomes: readonly Outcome[], { service, words }: Told): string {
	const codes = outcomes.map(previewCodeOf);
	const parts = PREVIEW_CODES.flatMap((code) => {
		const count = codes.filter((found) => found === code).length;
		return count === 0 ? [] : `${number(count)} ${PREVIEW_NAMES[code].replace('%', service.name)}`;
	});
	const others = outcomes.filter((_, index) => codes[index] === undefined);
	if (others.length > 0) parts.push(countParts(countByStatus(others), service));
	return `Preview, nothing was written. Of ${number(outcomes.length)} ${words.things}: ${parts.join(', ')}`;
}

/** The line in n8n's log about a run that the user stopped. */
export function cancelledSentence(outcomes: readonly Outcome[], { service, words }: Told): string {
	const parts = countParts(countByStatus(outcomes), service);
	return `${service.name}: the run was cancelled. Of ${number(outcomes.length)} ${words.things}: ${parts}`;
}

/** "3 created, 2 refused by Acme": every status that occurs, except some. */
export function countParts(
	counts: Counts,
	{ name }: Service,
	except: readonly Status[] = [],
): string {
	return STATUSES.filter((status) => counts[status] > 0 && !except.includes(status))
		.map((status) => `${number(counts[status])} ${NAMES[status].replace('%', name)}`)
		.join(', ');
}

/**
 * When to try again.
 *
 * @param resumeAt milliseconds since the epoch
 */
export function resumeSentence(resumeAt: number): string {
	return `Try again after ${new Date(resumeAt).toISOString()}`;
}

/** A count as people write it: 1,000. */
export function number(value: number): string {
	return value.toLocaleString('en-US');
}
