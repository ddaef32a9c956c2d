import { checkRow, type RowSchema } from '../../shell/schemas/checkRow';
import type { Column } from '../../shell/schemas/column';

const COLUMNS: readonly Column[] = [
	{ id: 'domain', label: 'Domain', type: 'string', required: true },
	{ id: 'tags', label: 'Tags', type: 'string', required: false },
];

/** A schema that refuses everything, for these reasons. */
function refusing(...issues: { path: PropertyKey[]; message: string }[]): RowSchema<never> {
	return { safeParse: () => ({ success: false, error: { issues } }) };
}

it('gives what the schema made of the row', () => {
	const schema: RowSchema<unknown> = {
		safeParse: (values) => ({ success: true, data: { read: values } }),
	};
	expect(checkRow(schema, COLUMNS, { domain: 'acme.com' })).toEqual({
		valid: true,
		payload: { read: { domain: 'acme.com' } },
	});
});

it('calls fields by the names that the user sees', () => {
	const schema = refusing(
		{ path: ['tags', 0], message: 'is too long' },
		{ path: ['domain'], message: 'is empty' },
	);
	expect(checkRow(schema, COLUMNS, {})).toEqual({
		valid: false,
		reason: "'Tags' is too long; 'Domain' is empty",
	});
});

it('leaves a message as it is that belongs to no column', () => {
	const schema = refusing(
		{ path: [], message: 'The row is no object' },
		{ path: ['other'], message: 'Something else is wrong' },
	);
	expect(checkRow(schema, COLUMNS, {})).toEqual({
		valid: false,
		reason: 'The row is no object; Something else is wrong',
	});
});
