import { isConfirmed, unwrap } from '#nodes/Recotap/api/envelope';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';

describe('isRecord', () => {
	it.each([[{}], [{ a: 1 }], [new Error('x')]])('%p has named properties', (value) => {
		expect(isRecord(value)).toBe(true);
	});

	it.each([[undefined], [null], [''], ['text'], [0], [true], [[]], [[{}]], [() => ({})]])(
		'%p has none',
		(value) => {
			expect(isRecord(value)).toBe(false);
		},
	);
});

describe('unwrap', () => {
	it.each([
		['the envelope', { statusCode: 200, data: { results: [] } }, { results: [] }],
		['an envelope around a list', { data: [1] }, [1]],
		['an empty envelope', { data: null }, null],
		['a body without envelope', { results: [] }, { results: [] }],
		['a bare list', [{ data: 1 }], [{ data: 1 }]],
		['a text', '<html>', '<html>'],
		['an error that came with a status of success', { statusCode: 500, data: [1] }, undefined],
		['nothing', undefined, undefined],
		['null', null, null],
	])('returns %s', (_what, body, carried) => {
		expect(unwrap(body)).toEqual(carried);
	});
});

describe('isConfirmed', () => {
	it.each([
		[{ statusCode: 200, data: { message: 'Account updated successfully' } }, true],
		[{ message: 'account updated successfully.' }, true],
		[{ statusCode: 500, data: { message: 'Account updated successfully' } }, false],
		[{ statusCode: 200, data: { message: 'Account not found' } }, false],
		[{ statusCode: 200, data: { message: 'Not: Account updated successfully' } }, false],
		[{ statusCode: 200, data: { message: 'Account updated successfully', error: 'x' } }, false],
		[{ statusCode: 200, data: {} }, false],
		[{ statusCode: 200, data: [] }, false],
		[{ statusCode: 200, data: null }, false],
		['<html>Account updated successfully</html>', false],
		[undefined, false],
	])('returns for %j: %s', (body, confirmed) => {
		expect(isConfirmed(body, /^account updated successfully\b/i)).toBe(confirmed);
	});
});
