import { readLiveAccess } from '#tools/demo/openWorkspace';
import { DEMOS } from '#tools/demo/services';
import { UserError } from '#tools/demo/userError';

describe('pushing to the real API', () => {
	it.each([{}, { RECOTAP_API_KEY: '' }, { RECOTAP_API_KEY: '  ' }])('needs a key: %j', (env) => {
		expect(() => readLiveAccess(env, DEMOS.recotap)).toThrow(
			new UserError('--live needs your API key in the environment variable RECOTAP_API_KEY.'),
		);
	});

	it('goes to the public API unless there is another address', () => {
		const env = { RECOTAP_API_KEY: ' key \n' };
		expect(readLiveAccess(env, DEMOS.recotap)).toEqual({
			apiKey: 'key',
			baseUrl: 'https://eapi.recotap.com/api/v1',
		});
		expect(
			readLiveAccess({ ...env, RECOTAP_BASE_URL: 'https://eu.example/api/v1/' }, DEMOS.recotap)
				.baseUrl,
		).toBe('https://eu.example/api/v1');
	});

	it('takes the key of the service that the node is for', () => {
		const env = { RECOTAP_API_KEY: 'one', OCTOLANE_API_KEY: 'other' };
		expect(readLiveAccess(env, DEMOS.octolane)).toEqual({
			apiKey: 'other',
			baseUrl: 'https://api.octolane.com',
		});
	});

	it('never sends the key over plain http', () => {
		const env = { RECOTAP_API_KEY: 'secret', RECOTAP_BASE_URL: 'http://eapi.recotap.com/api/v1' };
		expect(() => readLiveAccess(env, DEMOS.recotap)).toThrow(
			new UserError('RECOTAP_BASE_URL must start with https://.'),
		);
	});
});
