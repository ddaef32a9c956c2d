import { ACCOUNT_COLUMNS } from '#nodes/Recotap/schemas/account';
import { UPDATE_COLUMNS } from '#nodes/Recotap/schemas/accountUpdate';
import { DEAL_COLUMNS } from '#nodes/Recotap/schemas/deal';
import { STAGE_COLUMNS } from '#nodes/Recotap/schemas/dealStage';
import { MAPPING_COLUMNS } from '#nodes/Recotap/schemas/mapping';
import { NEW_FIELD_COLUMNS } from '#nodes/Recotap/schemas/newCustomField';
import { ACTIVITY_COLUMNS } from '#nodes/Recotap/schemas/salesActivity';
import * as octolane from '#packages/octolane/nodes/Octolane/schemas/account';
import { CONTACT_COLUMNS } from '#packages/octolane/nodes/Octolane/schemas/contact';
import { matchColumns } from '@n8n-nodes-recotap/kit/n8n/input/matchColumns';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';

const FORMS: readonly (readonly [form: string, columns: readonly Column[]])[] = [
	['account', ACCOUNT_COLUMNS],
	['account update', UPDATE_COLUMNS],
	['mapping', MAPPING_COLUMNS],
	['custom field', NEW_FIELD_COLUMNS],
	['deal', DEAL_COLUMNS],
	['deal stage', STAGE_COLUMNS],
	['sales activity', ACTIVITY_COLUMNS],
	['octolane account', octolane.ACCOUNT_COLUMNS],
	['octolane account update', octolane.UPDATE_COLUMNS],
	['octolane contact', CONTACT_COLUMNS],
];

const match = (names: readonly string[], columns: readonly Column[], own: readonly string[] = []) =>
	matchColumns(new Set(names), columns, (name) => own.includes(name));

it.each(FORMS)('%s: column headings that equal the labels reach every field', (_form, columns) => {
	const labels = columns.map(({ label }) => label);
	const { sources, others, ambiguous } = match(labels, columns);
	expect([...sources]).toEqual(columns.map(({ id, label }) => [id, label]));
	expect([others, ambiguous]).toEqual([[], []]);
});

it.each(FORMS)(
	"%s: column headings that equal the API's names reach every field",
	(_form, columns) => {
		const ids = columns.map(({ id }) => id);
		const { sources, renamed } = match(ids, columns);
		expect([...sources]).toEqual(ids.map((id) => [id, id]));
		expect(renamed).toEqual([]);
	},
);

it('a column that is a field itself does not count as a spelling of another field', () => {
	const { sources, own, missing } = match(['DOMAIN', 'name'], ACCOUNT_COLUMNS, ['DOMAIN']);
	expect(own).toEqual(['DOMAIN']);
	expect(sources.has('domain')).toBe(false);
	expect(missing.map(({ id }) => id)).toEqual(['domain']);
});

it.each(['External ID', 'external_id', 'EXTERNAL-ID', ' externalId', '\uFEFFExternal  Id'])(
	'%j matches the external ID',
	(name) => {
		expect(match([name], ACCOUNT_COLUMNS).sources.get('externalId')).toBe(name);
	},
);

it.each(['', '_', 'External ID (old)', 'Ext ID', 'toString', '__proto__'])(
	'%j matches no field',
	(name) => {
		const { sources, others } = match([name], ACCOUNT_COLUMNS);
		expect(sources.size).toBe(0);
		expect(others).toEqual([name]);
	},
);
