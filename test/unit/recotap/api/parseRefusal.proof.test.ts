import { broken, inside, read, readRefusal, reply } from '../../support/refusals';

describe('a refused option shared by all rows', () => {
	it.each([
		['as a property', { data: [broken('segmentId', 'is bad')] }],
		['beside a row', { data: [broken('accounts.3.name', 'no name'), broken('upsert', 'is bad')] }],
		['in a list of messages', { message: ['segmentId must be a string'] }],
		['deeper', { data: [inside('segmentId', broken('0', 'is bad'))] }],
	])('is not taken for a row: %s', (_, rest) => {
		expect(read(reply(rest))).toMatchObject({ about: 'group' });
	});

	it("is reported with Recotap's message", () => {
		expect(read(reply({ data: [broken('segmentId', 'must be a string')] }))).toEqual({
			about: 'group',
			text: 'must be a string',
		});
	});
});

describe('a list of messages', () => {
	it.each([
		'accounts.5.name should not be empty',
		'accounts[5].name should not be empty',
		'5.name should not be empty',
		'accounts.5.property foo should not exist',
	])('names the row by the path at the start of the message: %s', (text) => {
		expect(read(reply({ message: [text] }))).toEqual({
			about: 'rows',
			faults: [{ position: 5, text }],
			text,
		});
	});

	it('reports for each row only its own message', () => {
		const message = ['accounts.5.name is bad', 'accounts.7.name is bad', 'accounts.5.tags is bad'];
		expect(read(reply({ message }))).toMatchObject({
			faults: [
				{ position: 5, text: 'accounts.5.name is bad; accounts.5.tags is bad' },
				{ position: 7, text: 'accounts.7.name is bad' },
			],
		});
	});

	it('about the list of rows concerns rows without naming one', () => {
		const message = ['accounts must contain no more than 100 elements'];
		expect(read(reply({ message }))).toMatchObject({ about: 'rows', faults: [] });
	});

	it('may contain a number that is no row', () => {
		expect(read(reply({ message: ['name must have 3 letters'] }))).toMatchObject({
			about: 'rows',
			faults: [],
		});
	});
});

describe('a number in a path', () => {
	it.each([
		[
			'a list in a row that is not named',
			{ data: [inside('contacts', inside('0', broken('email', 'x')))] },
		],
		['the same in one path', { data: [broken('contacts.0.email', 'x')] }],
		['the same in a list of messages', { message: ['accounts.contacts.0.email must be an email'] }],
		['the same in a text for everything', { customMessage: 'contacts.0.email must be an email' }],
	])('is no row if it belongs to %s', (_, rest) => {
		expect(read(reply(rest))).toMatchObject({ about: 'rows', faults: [] });
	});

	it('is a row in a message that is a text', () => {
		const message = 'accounts.5.name should not be empty';
		expect(read(reply({ message }))).toMatchObject({ faults: [{ position: 5, text: message }] });
	});
});

describe.each([409, 422])('HTTP %i', (status) => {
	it('concerns some row, not the options shared by all rows', () => {
		const customMessage = "Account 'a5.com' already exists";
		expect(readRefusal(reply({ customMessage }), status)).toEqual({
			about: 'rows',
			faults: [],
			text: customMessage,
		});
	});
});

describe('a single text for the whole request', () => {
	it.each([
		'domain should not be empty',
		'name should not be empty',
		'ownerEmail must be an email',
		'startDate must be a valid ISO 8601 date string',
		'contacts must contain at least 1 elements',
		'name must not contain line breaks',
	])('concerns a row if it has the wording of a rule: %s', (customMessage) => {
		expect(read(reply({ customMessage }))).toEqual({
			about: 'rows',
			faults: [],
			text: customMessage,
		});
		expect(readRefusal(reply({ customMessage }), 400).isConclusive).toBe(true);
	});

	it('concerns that row if the rule contains its path', () => {
		const customMessage = 'accounts.5.name should not be empty';
		expect(read(reply({ customMessage }))).toMatchObject({ faults: [{ position: 5 }] });
	});

	it.each([
		'segmentId must be a string',
		"Segment 'abc' is not active or draft and cannot accept new members",
		'You must be an admin',
		'externalId is required for all accounts',
		'must be an email',
	])('otherwise concerns all rows: %s', (customMessage) => {
		expect(read(reply({ customMessage }))).toEqual({ about: 'group', text: customMessage });
	});
});

describe('what a refusal proves about an earlier equal request', () => {
	const proof = (rest: object, status = 400): unknown =>
		readRefusal(reply(rest), status).isConclusive ?? false;

	it.each([
		['broken rules', { data: [broken('accounts.3.name', 'is bad')] }],
		['a broken rule of an option', { data: [broken('segmentId', 'is bad')] }],
		['a list of messages', { message: ['accounts.5.name is bad'] }],
		['the sample of the introduction', { message: 'Validation failed', customMessage: 'No' }],
		['a refused segment', { customMessage: "Segment 'abc' not found" }],
	])('that it was refused as well: %s', (_, rest) => {
		expect(proof(rest)).toBe(true);
		expect(proof(rest, 409)).toBe(false);
		expect(proof(rest, 422)).toBe(false);
	});

	it.each([
		['a quota, which that one may have used up', { customMessage: 'Quota exceeded' }],
		[
			'a segment that is full, as that one may have made it',
			{ customMessage: "Segment 'abc' cannot hold more than 200 accounts" },
		],
		[
			'something that exists, in the form of the introduction',
			{ message: 'Validation failed', customMessage: 'Account already exists' },
		],
		[
			'something that exists, in the form of a broken rule',
			{ data: [broken('accounts.3.domain', 'domain already exists')] },
		],
		['something that exists, which that one may have stored', { customMessage: 'It exists' }],
	])('nothing: %s', (_, rest) => {
		expect(proof(rest)).toBe(false);
	});
});
