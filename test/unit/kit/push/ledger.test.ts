import { Ledger } from '@n8n-nodes-recotap/kit/push/ledger';
import { OUTCOMES } from '../../support/outcomes';

const { created, failed, notSent } = OUTCOMES;

it('returns the outcomes in the order of the rows, not of the results', () => {
	const ledger = new Ledger(3);
	ledger.record(2, notSent);
	ledger.record(0, created);
	ledger.record(1, failed);
	expect(ledger.close()).toEqual([created, failed, notSent]);
});

it('returns nothing for a run without rows', () => {
	expect(new Ledger(0).close()).toEqual([]);
});

it('throws if a row has no outcome', () => {
	const ledger = new Ledger(3);
	ledger.record(0, created);
	ledger.record(2, created);
	expect(() => ledger.close()).toThrow('Row 1 has no outcome');
});

it('throws if a row gets a second outcome', () => {
	const ledger = new Ledger(1);
	ledger.record(0, created);
	expect(() => ledger.record(0, failed)).toThrow('Row 0 is created already and cannot be failed');
	expect(ledger.close()).toEqual([created]);
});

it.each([1, -1, 5])('throws for a row that does not exist: %i', (index) => {
	const ledger = new Ledger(1);
	ledger.record(0, created);
	expect(() => ledger.record(index, created)).toThrow(`Row ${index}`);
});

it('returns the outcome of one row before the others have theirs', () => {
	const ledger = new Ledger(2);
	ledger.record(1, failed);
	expect(ledger.read(1)).toEqual(failed);
	expect(() => ledger.read(0)).toThrow('Row 0 has no outcome');
});

it('replaces the outcome only of a row that is unknown', () => {
	const ledger = new Ledger(2);
	const unknown = { status: 'unknown', code: 'x', reason: 'x', attempts: 1, facts: {} } as const;
	ledger.record(0, unknown);
	ledger.record(1, failed);
	ledger.settle(0, created);
	expect(ledger.close()).toEqual([created, failed]);
	expect(() => ledger.settle(1, created)).toThrow('Row 1 is failed and not unknown');
});
