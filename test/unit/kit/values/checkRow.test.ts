import { checkRow, type RowSchema } from '@n8n-nodes-recotap/kit/values/checkRow';
import type { Column } from '@n8n-nodes-recotap/kit/values/column';

const COLUMNS: readonly Column[] = [
	{ id: 'domain', label: 'Domain', type: 'string', required: true },
	{ id: 'tags', label: 'Tags', type: 'string', required: false },
];

/** A schema that refuses everything with these messages. */
function refusing(...issues: { path: PropertyKey[]; message: string }[]): RowSchema<never> {
	return { safeParse: () => ({ success: false, error: { issues } }) };
}

it('returns the payload created by the schema', () => {
	const schema: RowSchema<unknown> = {
		safeParse: (values) => ({ success: true, data: { read: values } }),
	};
	expect(checkRow(schema, COLUMNS, { domain: 'acme.com' })).toEqual({
		valid: true,
		payload: { read: { domain: 'acme.com' } },
	});
});

it('passes every column to the schema, present or not, and no others', () => {
	const asked: unknown[] = [];
	const schema: RowSchema<unknown> = {
		safeParse: (values) => {
			asked.push(Object.entries(values));
			return { success: true, data: values };
		},
	};
	checkRow(schema, COLUMNS, { domain: 'acme.com', Owner: 'jo' });
	expect(asked).toEqual([
		[
			['domain', 'acme.com'],
			['tags', undefined],
		],
	]);
});

it('asks the schema only if the fast path cannot decide', () => {
	const schema: RowSchema<unknown> = {
		...refusing({ path: ['domain'], message: 'is empty' }),
		parseClean: ({ domain }) => domain,
	};
	expect(checkRow(schema, COLUMNS, { domain: 'acme.com' })).toEqual({
		valid: true,
		payload: 'acme.com',
	});
	expect(checkRow(schema, COLUMNS, {})).toEqual({ valid: false, reason: "'Domain' is empty" });
});

it('names fields by their labels', () => {
	const schema = refusing(
		{ path: ['tags', 0], message: 'is too long' },
		{ path: ['domain'], message: 'is empty' },
	);
	expect(checkRow(schema, COLUMNS, {})).toEqual({
		valid: false,
		reason: "'Tags' is too long; 'Domain' is empty",
	});
});

it('leaves a message unchanged that belongs to no column', () => {
	const schema = refusing(
		{ path: [], message: 'The row is no object' },
		{ path: ['other'], message: 'Something else is wrong' },
	);
	expect(checkRow(schema, COLUMNS, {})).toEqual({
		valid: false,
		reason: 'The row is no object; Something else is wrong',
	});
});
