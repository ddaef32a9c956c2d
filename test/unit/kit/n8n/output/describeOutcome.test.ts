import { describeOutcome, reasonOf } from '@n8n-nodes-recotap/kit/n8n/output/describeOutcome';
import { joinSections } from '@n8n-nodes-recotap/kit/n8n/output/sections';
import { type Outcome, STATUSES } from '@n8n-nodes-recotap/kit/push/outcome';
import { OUTCOMES } from '#test/unit/support/outcomes';

const FACTS = { rtp_aid: '663abc' };
const ECHO = { domain: 'acme.com', externalId: 'crm-001' };
const tellTime = (time: number) => `the time ${time}`;

/** The item of a single outcome. */
function itemOf(outcome: Outcome, echo: Parameters<typeof describeOutcome>[2]) {
	return joinSections(describeOutcome(outcome, 'domain', echo, tellTime), {});
}

it('begins with status and key, followed by the IDs', () => {
	const json = itemOf({ status: 'created', attempts: 1, facts: FACTS }, ECHO);
	expect(Object.entries(json)).toEqual([
		['status', 'created'],
		['domain', 'acme.com'],
		['rtp_aid', '663abc'],
		['externalId', 'crm-001'],
	]);
});

it("states the reason right after the key, and the API's message last", () => {
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

it('names the item that was sent instead if its index is 0', () => {
	const outcome = { status: 'duplicate', code: 'duplicate', reason: 'x', duplicateOf: 0 } as const;
	expect(itemOf(outcome, {})).toMatchObject({ duplicateOf: 0 });
});

it('mentions attempts only if there was more than one', () => {
	expect(itemOf({ status: 'updated', attempts: 1, facts: {} }, {})).toEqual({ status: 'updated' });
	expect(itemOf({ status: 'updated', attempts: 2, facts: {} }, {})).toEqual({
		status: 'updated',
		attempts: 2,
	});
});

it('omits the domain if the item had none', () => {
	expect(Object.keys(itemOf(OUTCOMES.invalid, {}))).toEqual(['status', 'code', 'reason']);
	expect(itemOf(OUTCOMES.invalid, { domain: 5 })).toMatchObject({ domain: 5 });
});

it('states when to try again', () => {
	const { reason } = itemOf({ ...OUTCOMES.notSent, resumeAt: 5 } as Outcome, {});
	expect(reason).toBe('Some reason. Try again after the time 5');
	expect(reasonOf(OUTCOMES.notSent, tellTime)).toBe('Some reason');
});

it.each(STATUSES)('has no top-level key that would make n8n repeat the node: %s', (status) => {
	expect(itemOf(OUTCOMES[status], ECHO)).not.toHaveProperty('error');
});
