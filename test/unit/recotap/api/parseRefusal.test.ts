import { broken, inside, read, reply } from '../../support/refusals';

describe('the documented formats', () => {
	it('validation: concerns rows without naming one', () => {
		const data = [
			{ property: 'domain', constraints: { isNotEmpty: 'domain should not be empty' } },
		];
		expect(read(reply({ data }))).toEqual({
			about: 'rows',
			faults: [],
			text: 'domain should not be empty',
		});
	});

	it('validation of the whole list: concerns rows', () => {
		const text = 'accounts must contain no more than 100 elements';
		const data = [{ property: 'accounts', constraints: { arrayMaxSize: text }, children: [] }];
		expect(read(reply({ data }))).toEqual({ about: 'rows', faults: [], text });
	});

	it('business logic: concerns the options shared by all rows', () => {
		const customMessage = "Segment 'abc' is not active or draft and cannot accept new members";
		expect(read(reply({ customMessage, data: null }))).toEqual({
			about: 'group',
			text: customMessage,
		});
	});

	it('sample of the introduction: is reported with its own text', () => {
		const customMessage = 'externalId is required for all accounts';
		const body = reply({ message: 'Validation failed', customMessage, data: null });
		expect(read(body)).toEqual({ about: 'group', text: customMessage });
	});

	it('missing key: is reported with its own text', () => {
		const customMessage = 'X-Api-Key header is required';
		const body = reply({ statusCode: 401, message: 'Unauthorized access', customMessage });
		expect(read(body)).toEqual({ about: 'group', text: customMessage });
	});

	it('business logic without a text: is reported with what there is', () => {
		expect(read(reply({ data: null }))).toEqual({ about: 'unclear', text: 'Bad Request' });
	});

	it('a message only: is reported with that message', () => {
		expect(read({ message: 'Unauthorized access' })).toEqual({
			about: 'unclear',
			text: 'Unauthorized access',
		});
	});
});

describe('the bad rows in a refusal', () => {
	it.each([
		['nested', inside('accounts', inside('3', broken('domain', 'is bad')))],
		['nested, rule of the row itself', inside('accounts', broken('3', 'is bad'))],
		['in one path', broken('accounts.3.domain', 'is bad')],
		['in one path with brackets', broken('accounts[3].domain', 'is bad')],
		['in one path, rule of the row itself', broken('accounts.3', 'is bad')],
		['without the list', broken('3.domain', 'is bad')],
		['the number alone', broken('3', 'is bad')],
		['half nested', inside('accounts[3]', broken('domain', 'is bad'))],
		[
			'with a list inside the row',
			inside('accounts', inside('3', inside('tags', broken('7', 'is bad')))),
		],
		['with a list inside the row, in one path', broken('accounts.3.tags.7', 'is bad')],
	])('are found for %s', (_how, fault) => {
		expect(read(reply({ data: [fault] }))).toEqual({
			about: 'rows',
			faults: [{ position: 3, text: 'is bad' }],
			text: 'is bad',
		});
	});

	it.each([
		['0', 0],
		['accounts.0.name', 0],
		['accounts.42.name', 42],
		['accounts.99', 99],
	])('are found for %s: row %i', (property, position) => {
		expect(read(reply({ data: [broken(property, 'is bad')] }))).toMatchObject({
			faults: [{ position }],
		});
	});

	it.each(['address2', 'accounts.line2.name', '2nd', 'accounts.2nd', 'v2.name', '[x3]', ''])(
		'are not found in %j',
		(property) => {
			expect(read(reply({ data: [broken(property, 'is bad')] }))).toEqual({
				about: 'rows',
				faults: [],
				text: 'is bad',
			});
		},
	);

	it('are all named, each with all of its faults, and every text once', () => {
		const data = [
			inside(
				'accounts',
				inside('4', broken('domain', 'no domain'), broken('name', 'no name', 'name too short')),
				inside('1', broken('domain', 'no domain')),
			),
		];
		expect(read(reply({ data }))).toEqual({
			about: 'rows',
			faults: [
				{ position: 4, text: 'no domain; no name; name too short' },
				{ position: 1, text: 'no domain' },
			],
			text: 'no domain; no name; name too short',
		});
	});

	it('are found by the rules of a row and of its nested objects', () => {
		const data = [{ ...broken('accounts.2', 'a'), children: [broken('name', 'b')] }];
		expect(read(reply({ data }))).toMatchObject({
			faults: [{ position: 2, text: 'a; b' }],
			text: 'a; b',
		});
	});

	it('are found despite entries without content', () => {
		const data = [
			null,
			'text',
			['list'],
			{},
			{ property: 5, constraints: 'none', children: 'none' },
			broken('accounts.0.name', '', ' ', 5, null),
			broken('accounts.1.name', ' is bad '),
		];
		expect(read(reply({ data }))).toEqual({
			about: 'rows',
			faults: [{ position: 1, text: 'is bad' }],
			text: 'is bad',
		});
	});

	it.each([
		[10, { about: 'rows', faults: [{ position: 3, text: 'is bad' }], text: 'is bad' }],
		[11, { about: 'unclear', text: 'Bad Request' }],
		[5_000, { about: 'unclear', text: 'Bad Request' }],
	])('are found up to the maximum nesting and no deeper: %i', (depth, refusal) => {
		let fault = broken('3', 'is bad');
		for (let level = 0; level < depth; level++) fault = inside('accounts', fault);
		expect(read(reply({ data: [fault] }))).toEqual(refusal);
	});
});

describe('other bodies of refusals', () => {
	it('report broken rules in preference to a text for the whole request', () => {
		const data = [broken('accounts.1.name', 'is bad')];
		expect(read(reply({ customMessage: 'Validation failed', data }))).toEqual({
			about: 'rows',
			faults: [{ position: 1, text: 'is bad' }],
			text: 'is bad',
		});
	});

	it.each([
		[[]],
		[[{}]],
		[[broken('domain', '')]],
		[{ constraints: { a: 'b' } }],
		['text'],
		[undefined],
	])('contain no broken rule in data %j', (data) => {
		expect(read(reply({ customMessage: 'No', data }))).toEqual({
			about: 'group',
			text: 'No',
		});
	});

	it.each(['', '  ', null, 5, {}, []])(
		'are not explained by a customMessage of %j',
		(customMessage) => {
			expect(read(reply({ customMessage }))).toEqual({
				about: 'unclear',
				text: 'Bad Request',
			});
		},
	);

	it('report several messages joined', () => {
		const message = [' first ', '', 5, ['inner'], 'second', ' '];
		expect(read({ message })).toEqual({ about: 'unclear', text: 'first; second' });
		expect(read({ message: 'x', customMessage: ['one', 'two'] })).toEqual({
			about: 'group',
			text: 'one; two',
		});
	});

	it.each([
		undefined,
		null,
		'',
		'<html>502 Bad Gateway</html>',
		400,
		true,
		['text'],
		{},
		{ message: null },
		{ message: 5 },
	])('contain no message for %j', (body) => {
		expect(read(body)).toEqual({ about: 'unclear', text: '' });
	});
});
