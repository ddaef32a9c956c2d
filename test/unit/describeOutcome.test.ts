import { describeOutcome } from '../../shell/output/describeOutcome';
import { STATUSES } from '../../bulk/outcome';
import { OUTCOMES } from './support/outcomes';

const FACTS = { rtp_aid: '663abc' };
const ECHO = { domain: 'acme.com', externalId: 'crm-001' };

it('says what happened to whom, then under which IDs', () => {
	const json = describeOutcome({ status: 'created', attempts: 1, facts: FACTS }, 'domain', ECHO);
	expect(Object.entries(json)).toEqual([
		['status', 'created'],
		['domain', 'acme.com'],
		['rtp_aid', '663abc'],
		['externalId', 'crm-001'],
	]);
});

it('says why it was refused', () => {
	const refused = { status: 'failed', code: 'alreadyExists', reason: 'It exists' } as const;
	const json = describeOutcome({ ...refused, attempts: 1, facts: FACTS }, 'domain', {
		domain: 'acme.com',
	});
	expect(Object.entries(json)).toEqual([
		['status', 'failed'],
		['domain', 'acme.com'],
		['rtp_aid', '663abc'],
		['code', 'alreadyExists'],
		['reason', 'It exists'],
	]);
});

it('names the item that was sent instead', () => {
	expect(describeOutcome(OUTCOMES.duplicate, 'domain', ECHO)).toEqual({
		status: 'duplicate',
		...ECHO,
		code: 'duplicate',
		reason: 'Some reason',
		duplicateOf: 7,
	});
});

it('names item 0 too', () => {
	const outcome = { status: 'duplicate', code: 'duplicate', reason: 'x', duplicateOf: 0 } as const;
	expect(describeOutcome(outcome, 'domain', {})).toMatchObject({ duplicateOf: 0 });
});

it('mentions attempts only when there was more than one', () => {
	expect(describeOutcome({ status: 'updated', attempts: 1, facts: {} }, 'domain', {})).toEqual({
		status: 'updated',
	});
	expect(describeOutcome({ status: 'updated', attempts: 2, facts: {} }, 'domain', {})).toEqual({
		status: 'updated',
		attempts: 2,
	});
});

it('has no domain to tell when the item had none', () => {
	expect(Object.keys(describeOutcome(OUTCOMES.invalid, 'domain', {}))).toEqual([
		'status',
		'code',
		'reason',
	]);
	expect(describeOutcome(OUTCOMES.invalid, 'domain', { domain: 5 })).toMatchObject({ domain: 5 });
});

it.each(STATUSES)('has no key that would make n8n run the node again: %s', (status) => {
	expect(describeOutcome(OUTCOMES[status], 'domain', ECHO)).not.toHaveProperty('error');
});
