import {
	interpretRefusal,
	type Interpretation,
} from '@n8n-nodes-recotap/kit/push/interpretRefusal';
import type { Refusal } from '@n8n-nodes-recotap/kit/push/target';
import { classifyResponse } from '@n8n-nodes-recotap/kit/request/classifyResponse';

const silent: Refusal = { about: 'unclear', text: '' };

function interpret(status: number, refusal: Refusal = silent): Interpretation {
	const response = { kind: 'response', status, headers: {}, body: {} } as const;
	const verdict = classifyResponse(response, () => refusal, 0);
	if (verdict.kind !== 'refused') throw new Error(`HTTP ${status} is no refusal`);
	return interpretRefusal(verdict);
}

describe.each([400, 409, 422])('HTTP %i', (status) => {
	it('concerns rows if it lists broken rules', () => {
		const faults = [{ position: 3, text: 'name should not be empty' }];
		const refusal: Refusal = { about: 'rows', faults, text: 'name should not be empty' };
		expect(interpret(status, refusal)).toEqual({
			scope: 'rows',
			problem: 'invalid',
			faults,
			isConclusive: false,
			reason: 'name should not be empty',
		});
	});

	it.each(['rows', 'group'] as const)('states whether it is conclusive: about %s', (about) => {
		const refusal: Refusal = { about, faults: [], text: 'x', isConclusive: true };
		expect(interpret(status, refusal)).toMatchObject({ scope: about, isConclusive: true });
	});

	it('concerns the options of the request if it gives a reason', () => {
		expect(interpret(status, { about: 'group', text: 'No such segment' })).toEqual({
			scope: 'group',
			isConclusive: false,
			reason: 'No such segment',
		});
	});

	it('concerns the options of the request if its body is empty', () => {
		expect(interpret(status)).toEqual({
			scope: 'group',
			isConclusive: false,
			reason: `HTTP ${status}`,
		});
	});
});

it('HTTP 404 about rows means that their records do not exist', () => {
	const faults = [{ position: 0, text: 'No such account', code: 'notFound' }] as const;
	expect(interpret(404, { about: 'rows', faults, text: 'No such account' })).toEqual({
		scope: 'rows',
		problem: 'invalid',
		faults,
		isConclusive: false,
		reason: 'No such account',
	});
});

it('HTTP 413 means that there are too many rows, not that any is bad', () => {
	expect(interpret(413)).toEqual({
		scope: 'rows',
		problem: 'tooLarge',
		faults: [],
		isConclusive: false,
		reason: 'HTTP 413',
	});
});

it.each(['unclear', 'group'] as const)(
	'HTTP 404 that is not about rows (%s) means that the endpoint does not exist',
	(about) => {
		expect(interpret(404, { about, text: 'Cannot POST' })).toEqual({
			scope: 'run',
			stop: { code: 'wrongAddress', reason: 'HTTP 404: Cannot POST' },
		});
	},
);
