import { isSuccess, unwrap } from '../../nodes/Recotap/transport/envelope';
import { isRecord } from '../../shell/isRecord';

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
	])('reads %s', (_what, body, carried) => {
		expect(unwrap(body)).toEqual(carried);
	});
});

describe('isSuccess', () => {
	it.each([
		[{ statusCode: 200, data: {} }, true],
		[{ statusCode: 201, data: [] }, true],
		[{ statusCode: 202, data: {} }, false],
		[{ statusCode: 400, data: {} }, false],
		[{ statusCode: 200, data: null }, false],
		[{ statusCode: 200 }, true],
		[{ statusCode: '200', data: {} }, false],
		[{ data: {} }, false],
		['<html>Sign in</html>', false],
		[undefined, false],
	])('%j: %s', (body, success) => {
		expect(isSuccess(body)).toBe(success);
	});
});
