import { Ledger } from '@n8n-nodes-recotap/kit/push/ledger';
import { OUTCOMES } from '../../support/outcomes';

const { created, failed, notSent } = OUTCOMES;

it('gives the outcomes in the order of the rows, not of the answers', () => {
	const ledger = new Ledger(3);
	ledger.record(2, notSent);
	ledger.record(0, created);
	ledger.record(1, failed);
	expect(ledger.close()).toEqual([created, failed, notSent]);
});

it('has nothing to tell about a run without rows', () => {
	expect(new Ledger(0).close()).toEqual([]);
});

it('never forgets a row', () => {
	const ledger = new Ledger(3);
	ledger.record(0, created);
	ledger.record(2, created);
	expect(() => ledger.close()).toThrow('Row 1 has no outcome');
});

it('never answers for a row twice', () => {
	const ledger = new Ledger(1);
	ledger.record(0, created);
	expect(() => ledger.record(0, failed)).toThrow('Row 0 is created already and cannot be failed');
	expect(ledger.close()).toEqual([created]);
});

it.each([1, -1, 5])('never answers for a row that does not exist: %i', (index) => {
	const ledger = new Ledger(1);
	ledger.record(0, created);
	expect(() => ledger.record(index, created)).toThrow(`Row ${index}`);
});

it('answers for one row before the others have theirs', () => {
	const ledger = new Ledger(2);
	ledger.record(1, failed);
	expect(ledger.read(1)).toEqual(failed);
	expect(() => ledger.read(0)).toThrow('Row 0 has no outcome');
});

it('gives an outcome after all only to a row that is unknown', () => {
	const ledger = new Ledger(2);
	const unknown = { status: 'unknown', code: 'x', reason: 'x', attempts: 1, facts: {} } as const;
	ledger.record(0, unknown);
	ledger.record(1, failed);
	ledger.settle(0, created);
	expect(ledger.close()).toEqual([created, failed]);
	expect(() => ledger.settle(1, created)).toThrow('Row 1 is failed and not unknown');
});
