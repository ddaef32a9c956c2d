import { accepted, keys, noAnswer, pushTo, status, things } from '../../support/pushTo';
import { finding, FOUND, losing, once, readable } from '../../support/readable';

describe('the requests that settle rows', () => {
	it('are retried like any other request', async () => {
		const patient = await pushTo(
			(inRequest, { number }) => {
				if (number === 1) return accepted({ kind: 'counts', matched: 0, updated: 0, notFound: [] });
				return number < 4 ? status(503) : finding(FOUND)(inRequest);
			},
			things(['a']),
			{ target: readable(), maxRetries: 3 },
		);
		expect(patient.statuses).toEqual(['updated']);
		expect(patient.stop).toBeUndefined();
	});

	it('change nothing if they are refused', async () => {
		const { statuses, stop } = await pushTo(
			losing(1, () => status(403)),
			things(keys(5)),
			{ ...once, target: readable(2) },
		);
		expect(statuses).toEqual(keys(5).map(() => 'unknown'));
		expect(stop?.code).toBe('unavailable');
	});

	it.each([403, 404])('end with the first one that stops them: HTTP %i', async (code) => {
		const { sent } = await pushTo(
			losing(1, () => status(code)),
			things(keys(50)),
			{ ...once, target: readable(1) },
		);
		expect(sent).toHaveLength(2);
	});

	it('go on if one of them is refused for what it asks', async () => {
		const { sent, statuses } = await pushTo(
			losing(1, () => status(400)),
			things(keys(5)),
			{ ...once, target: readable(2) },
		);
		expect(sent).toHaveLength(4);
		expect(statuses).toEqual(keys(5).map(() => 'unknown'));
	});

	it('respect the wait limit of the run', async () => {
		const { statuses, sent, time } = await pushTo(
			(_, { number }) =>
				number === 1 ? status(503, undefined, { 'retry-after': '50' }) : noAnswer('lost'),
			things(['a']),
			{ target: readable(), maxRetries: 1, maxWaitMs: 60_000 },
		);
		expect(statuses).toEqual(['unknown']);
		expect(sent).toHaveLength(4);
		expect(time.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(60_000);
	});

	it.each([
		['the key is refused', status(401)],
		['the key may not do this', status(403)],
		['the address is wrong', status(404)],
		['it would have to wait too long', status(429, undefined, { 'retry-after': '86400' })],
		['the user stopped the run', noAnswer('cancelled')],
		['the credential cannot be used', noAnswer('misconfigured')],
	])('are not sent once %s', async (_, reply) => {
		const { sent, statuses } = await pushTo(
			(_inRequest, { number }) => (number === 1 ? noAnswer('lost') : reply),
			things(['a', 'b']),
			{ ...once, batchSize: 1 },
		);
		expect(sent).toHaveLength(2);
		expect(statuses[0]).toBe('unknown');
	});

	it.each([
		['does not know the method', status(501)],
		['cannot be read', accepted({ kind: 'unreadable', reason: 'A page' })],
	])('are sent if the response to a write %s', async (_, reply) => {
		const { statuses, stop } = await pushTo(
			(inRequest, { number }) => (number === 1 ? reply : finding(FOUND)(inRequest)),
			things(['a']),
			once,
		);
		expect(statuses).toEqual(['updated']);
		expect(stop).toBeDefined();
	});
});
