import { refusalReader } from '../../nodes/Recotap/transport/readRefusal';

/** As POST /accounts answers. */
const readRefusal = refusalReader('accounts', ['segmentId', 'upsert']);

/** The refusal without what it proves. */
function read(body: unknown): object {
	const refusal: Partial<Record<string, unknown>> = { ...readRefusal(body, 400) };
	delete refusal.isConclusive;
	return refusal;
}

/** An error reply as "Errors" (docs.recotap.com) shows it. */
function reply(rest: object): object {
	return {
		statusCode: 400,
		timestamp: '2026-04-28T10:15:00.000Z',
		path: '/api/v1/accounts',
		message: 'Bad Request',
		...rest,
	};
}

/** A broken rule, as class-validator tells it. */
function broken(property: string, ...texts: readonly unknown[]): object {
	return {
		property,
		constraints: Object.fromEntries(texts.map((text, at) => [`rule${at}`, text])),
	};
}

/** The broken rules of what is inside. */
function inside(property: string, ...children: readonly object[]): object {
	return { property, children };
}

describe('an option that holds for all rows', () => {
	it.each([
		['as a property', { data: [broken('segmentId', 'is bad')] }],
		['beside a row', { data: [broken('accounts.3.name', 'no name'), broken('upsert', 'is bad')] }],
		['in a list of messages', { message: ['segmentId must be a string'] }],
		['deeper', { data: [inside('segmentId', broken('0', 'is bad'))] }],
	])('is not taken for a row: %s', (_, rest) => {
		expect(read(reply(rest))).toMatchObject({ about: 'group' });
	});

	it('is told in the words of Recotap', () => {
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
	])('names the row by the path at its beginning: %s', (text) => {
		expect(read(reply({ message: [text] }))).toEqual({
			about: 'rows',
			faults: [{ position: 5, text }],
			text,
		});
	});

	it('says of each row only what is about it', () => {
		const message = ['accounts.5.name is bad', 'accounts.7.name is bad', 'accounts.5.tags is bad'];
		expect(read(reply({ message }))).toMatchObject({
			faults: [
				{ position: 5, text: 'accounts.5.name is bad; accounts.5.tags is bad' },
				{ position: 7, text: 'accounts.7.name is bad' },
			],
		});
	});

	it('about the list of rows is about rows, and does not say which', () => {
		const message = ['accounts must contain no more than 100 elements'];
		expect(read(reply({ message }))).toMatchObject({ about: 'rows', faults: [] });
	});

	it('may name a number that is no row', () => {
		expect(read(reply({ message: ['name must have 3 letters'] }))).toMatchObject({
			about: 'unclear',
		});
	});
});

describe('a text for everything', () => {
	it.each([
		'domain should not be empty',
		'name should not be empty',
		'ownerEmail must be an email',
		'startDate must be a valid ISO 8601 date string',
		'contacts must contain at least 1 elements',
		'deals must contain no more than 100 elements',
		'name must not contain line breaks',
	])('is about a row when it words a broken rule: %s', (customMessage) => {
		expect(read(reply({ customMessage }))).toEqual({
			about: 'rows',
			faults: [],
			text: customMessage,
		});
		expect(readRefusal(reply({ customMessage }), 400).isConclusive).toBe(true);
	});

	it('is about that row when the rule has its path', () => {
		const customMessage = 'accounts.5.name should not be empty';
		expect(read(reply({ customMessage }))).toMatchObject({ faults: [{ position: 5 }] });
	});

	it.each([
		'segmentId must be a string',
		"Segment 'abc' is not active or draft and cannot accept new members",
		'You must be an admin',
		'externalId is required for all accounts',
		'must be an email',
	])('is about all rows otherwise: %s', (customMessage) => {
		expect(read(reply({ customMessage }))).toEqual({ about: 'group', text: customMessage });
	});
});

describe('what a refusal proves about an equal request before it', () => {
	const proof = (rest: object, status = 400): unknown =>
		readRefusal(reply(rest), status).isConclusive;

	it.each([
		['broken rules', { data: [broken('accounts.3.name', 'is bad')] }],
		['a broken rule of an option', { data: [broken('segmentId', 'is bad')] }],
		['a list of messages', { message: ['accounts.5.name is bad'] }],
		['the sample of the introduction', { message: 'Validation failed', customMessage: 'No' }],
		['a refused segment', { customMessage: "Segment 'abc' not found" }],
	])('that it was refused, too: %s', (_, rest) => {
		expect(proof(rest)).toBe(true);
		expect(proof(rest, 409)).toBe(false);
		expect(proof(rest, 422)).toBe(false);
	});

	it.each([
		['a quota, which that one may have used up', { customMessage: 'Quota exceeded' }],
		['something that exists, which that one may have stored', { customMessage: 'It exists' }],
	])('nothing: %s', (_, rest) => {
		expect(proof(rest)).toBe(false);
	});
});
