import { isSuccess, type Status, STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import { OUTCOMES } from '../../support/outcomes';

const SETTLED: readonly Status[] = ['created', 'updated', 'resolved', 'skipped', 'duplicate'];
const OPEN: readonly Status[] = ['failed', 'notFound', 'invalid', 'unknown', 'notSent'];

it.each(SETTLED)('%s counts as success', (status) => {
	expect(isSuccess(OUTCOMES[status])).toBe(true);
});

it.each(OPEN)('%s needs attention', (status) => {
	expect(isSuccess(OUTCOMES[status])).toBe(false);
});

it('lists successes first', () => {
	expect(STATUSES).toEqual([...SETTLED, ...OPEN]);
});
