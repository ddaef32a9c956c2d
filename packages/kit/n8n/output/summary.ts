import { type Outcome, type Status, STATUSES } from '../../push/outcome';
import { type Counts, countByStatus } from '../../push/countByStatus';
import { PREVIEW_CODES, previewCodeOf, type PreviewCode } from './previewCodes';
import type { Service } from '../http/service';
import type { Wording, Words } from './wording';

/** What people call that many rows of a status in a sentence. */
const NAMES: Readonly<Record<Status, (service: Service, count: number) => string>> = {
	created: () => 'created',
	updated: () => 'updated',
	resolved: () => 'stored',
	skipped: () => 'skipped',
	duplicate: (_, count) => (count === 1 ? 'left out as a duplicate' : 'left out as duplicates'),
	failed: ({ name }) => `refused by ${name}`,
	notFound: ({ name }) => `not found in ${name}`,
	invalid: () => 'not valid',
	unknown: () => 'with unknown result',
	notSent: () => 'not sent',
};

/** The sentence under the output when not everything succeeded; `undefined` after a clean run. */
export function summarySentence(
	outcomes: readonly Outcome[],
	wording: Wording,
): string | undefined {
	const { created, updated, resolved } = countByStatus(outcomes);
	return created + updated + resolved === outcomes.length ? undefined : tally(outcomes, wording);
}

/** "6 accounts: 3 created, 2 updated, 1 not valid": all rows by status, successes first. */
export function tally(outcomes: readonly Outcome[], { service, words }: Wording): string {
	return `${counted(outcomes.length, words)}: ${countParts(countByStatus(outcomes), service)}`;
}

/** Names of the preview codes; the other statuses keep their usual names. */
const PREVIEW_NAMES: Readonly<Record<PreviewCode, (service: Service) => string>> = {
	wouldBeCreated: () => 'would be created',
	wouldBeUpdated: () => 'would be updated',
	wouldBeRefused: ({ name }) => `would be refused by ${name}`,
	wouldNotBeFound: ({ name }) => `would not be found in ${name}`,
};

/** The sentence under the output of a preview. */
export function previewSentence(outcomes: readonly Outcome[], { service, words }: Wording): string {
	const codes = outcomes.map(previewCodeOf);
	const parts = PREVIEW_CODES.flatMap((code) => {
		const count = codes.filter((found) => found === code).length;
		return count === 0 ? [] : `${number(count)} ${PREVIEW_NAMES[code](service)}`;
	});
	const others = outcomes.filter((_, index) => codes[index] === undefined);
	if (others.length > 0) parts.push(countParts(countByStatus(others), service));
	return `Preview, nothing was written. ${counted(outcomes.length, words)}: ${parts.join(', ')}`;
}

/** The line in n8n's log about a run that the user stopped. */
export function cancelledSentence(outcomes: readonly Outcome[], wording: Wording): string {
	return `${wording.service.name}: the execution was cancelled. ${tally(outcomes, wording)}`;
}

/** "3 created, 2 refused by Acme": every status that occurs. */
export function countParts(counts: Counts, service: Service): string {
	return STATUSES.filter((status) => counts[status] > 0)
		.map((status) => `${number(counts[status])} ${NAMES[status](service, counts[status])}`)
		.join(', ');
}

/** "1 account", "1,000 accounts". */
function counted(count: number, { thing, things }: Words): string {
	return `${number(count)} ${count === 1 ? thing : things}`;
}

/**
 * When to try again.
 *
 * @param time formatted for users
 */
export function resumeSentence(time: string): string {
	return `Try again after ${time}`;
}

/** A formatted count: 1,000. */
export function number(value: number): string {
	return value.toLocaleString('en-US');
}
