import {
	CONTACT_RULES,
	UPDATE_RULES,
} from '../../../packages/octolane/nodes/Octolane/transport/rules';
import { data, read, statuses } from './read';

it.each<[string, unknown]>([
	['null under its ID', { '0a': null }],
	['its ID, found', [{ id: '0a', status: 'found' }]],
	['its ID, not updated', [{ id: '0a', updated: false }]],
	['a count of what was found', { matched: 1 }],
	['a count of what was found and left', { matched: 1, modified: 0 }],
])('calls no change written because of %s', (_what, content) => {
	expect(statuses(data(content), ['0a'], UPDATE_RULES)).toEqual(['unknown']);
});

it('calls no change written whose ID an error repeats', () => {
	expect(statuses(data([{ id: '0a' }], false), ['0a'], UPDATE_RULES)).toEqual(['unknown']);
});

it('gives a contact no ID of its account', () => {
	const record = { email: 'jo@a.com', account_id: 'acc', account: { id: 'acc' }, people_id: 'p' };
	const [outcome] = read(data([record]), ['jo@a.com'], CONTACT_RULES);
	expect(outcome).toMatchObject({ status: 'resolved', facts: { id: 'p' } });
});
