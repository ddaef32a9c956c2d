import type { Outcome, Status } from '@n8n-nodes-recotap/kit/push/outcome';

const sent = { attempts: 1, facts: {} };
const why = { code: 'someCode', reason: 'Some reason' };

/** One plain outcome of every status. */
export const OUTCOMES: Readonly<Record<Status, Outcome>> = {
	created: { status: 'created', ...sent },
	updated: { status: 'updated', ...sent },
	resolved: { status: 'resolved', ...sent },
	skipped: { status: 'skipped', ...why, ...sent },
	duplicate: { status: 'duplicate', ...why, code: 'duplicate', duplicateOf: 7 },
	failed: { status: 'failed', ...why, ...sent },
	notFound: { status: 'notFound', ...why, ...sent },
	invalid: { status: 'invalid', ...why, code: 'invalid' },
	unknown: { status: 'unknown', ...why, ...sent },
	notSent: { status: 'notSent', ...why },
};

/** One plain outcome for each of these statuses. */
export function outcomesOf(...statuses: readonly Status[]): Outcome[] {
	return statuses.map((status) => OUTCOMES[status]);
}
