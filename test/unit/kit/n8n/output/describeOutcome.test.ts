import { describeOutcome, reasonOf } from '@n8n-nodes-recotap/kit/n8n/output/describeOutcome';
import { joinSections } from '@n8n-nodes-recotap/kit/n8n/output/sections';
import { type Outcome, STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import { OUTCOMES } from '#test/unit/support/outcomes';

const FACTS = { rtp_aid: '663abc' };
const ECHO = { domain: 'acme.com', externalId: 'crm-001' };
const tellTime = (time: number) => `the time ${time}`;

/** The item of one outcome alone. */
function itemOf(outcome: Outcome, echo: Parameters<typeof describeOutcome>[2]) {
	return joinSections(describeOutcome(outcome, 'domain', echo, tellTime), {});
}

it('says what happened to whom, then under which IDs', () => {
	const json = itemOf({ status: 'created', attempts: 1, facts: FACTS }, ECHO);
	expect(Object.entries(json)).toEqual([
		['status', 'created'],
		['domain', 'acme.com'],
		['rtp_aid', '663abc'],
		['externalId', 'crm-001'],
	]);
});

it('says why it was refused right after whom, and the words of the API last', () => {
	const refused = {
		status: 'failed',
		code: 'alreadyExists',
		reason: 'It exists',
		apiMessage: 'Set upsert: true',
	} as const;
	const json = itemOf({ ...refused, attempts: 2, facts: FACTS }, ECHO);
	expect(Object.entries(json)).toEqual([
		['status', 'failed'],
		['domain', 'acme.com'],
		['code', 'alreadyExists'],
		['reason', 'It exists'],
		['rtp_aid', '663abc'],
		['externalId', 'crm-001'],
		['attempts', 2],
		['apiMessage', 'Set upsert: true'],
	]);
});

it('names the item that was sent instead', () => {
	expect(itemOf(OUTCOMES.duplicate, ECHO)).toEqual({
		status: 'duplicate',
		...ECHO,
		code: 'duplicate',
		reason: 'Some reason',
		duplicateOf: 7,
	});
});

it('names item 0 too', () => {
	const outcome = { status: 'duplicate', code: 'duplicate', reason: 'x', duplicateOf: 0 } as const;
	expect(itemOf(outcome, {})).toMatchObject({ duplicateOf: 0 });
});

it('mentions attempts only when there was more than one', () => {
	expect(itemOf({ status: 'updated', attempts: 1, facts: {} }, {})).toEqual({ status: 'updated' });
	expect(itemOf({ status: 'updated', attempts: 2, facts: {} }, {})).toEqual({
		status: 'updated',
		attempts: 2,
	});
});

it('has no domain to tell when the item had none', () => {
	expect(Object.keys(itemOf(OUTCOMES.invalid, {}))).toEqual(['status', 'code', 'reason']);
	expect(itemOf(OUTCOMES.invalid, { domain: 5 })).toMatchObject({ domain: 5 });
});

it('says when to try again', () => {
	const { reason } = itemOf({ ...OUTCOMES.notSent, resumeAt: 5 } as Outcome, {});
	expect(reason).toBe('Some reason. Try again after the time 5');
	expect(reasonOf(OUTCOMES.notSent, tellTime)).toBe('Some reason');
});

it.each(STATUSES)('has no key that would make n8n run the node again: %s', (status) => {
	expect(itemOf(OUTCOMES[status], ECHO)).not.toHaveProperty('error');
});
