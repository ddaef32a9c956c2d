import { STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import { countByStatus } from '@n8n-nodes-recotap/kit/push/countByStatus';
import { outcomesOf } from '../../support/outcomes';

const NONE = {
	created: 0,
	updated: 0,
	resolved: 0,
	skipped: 0,
	duplicate: 0,
	failed: 0,
	notFound: 0,
	invalid: 0,
	unknown: 0,
	notSent: 0,
};

it('includes statuses that do not occur', () => {
	expect(countByStatus([])).toEqual(NONE);
	expect(countByStatus(outcomesOf('failed', 'created', 'failed'))).toEqual({
		...NONE,
		created: 1,
		failed: 2,
	});
});

it.each(STATUSES)('counts %s under its own status', (status) => {
	expect(countByStatus(outcomesOf(status))).toEqual({ ...NONE, [status]: 1 });
});
