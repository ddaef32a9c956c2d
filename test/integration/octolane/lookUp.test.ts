import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { EVASION_NAMES } from '#sandbox/octolane/evasions';
import type { NewRecord } from '#sandbox/octolane/store';
import type { FaultName } from '#sandbox/faults/catalogue';
import type { FaultRequest } from '#sandbox/faults/plan';
import type { SandboxOptions } from '#sandbox/server';
import { jsonOf } from '#tools/n8n/engine';
import { startOctolane } from '../support/octolane';

/** A row with a value of every type. */
const ROW = {
	domain: 'acme.com',
	name: 'Acme',
	tags: ['b', 'a'],
	founded: 1999,
	next_meeting: '2026-03-01T10:00:00+02:00',
	custom__region: 'emea',
};

/** Write requests lose their response. */
const losing =
	(lost: FaultName = 'reset-after-storing', search?: FaultName) =>
	({ path }: FaultRequest): FaultName | undefined =>
		path === '/v1/accounts/bulk' ? lost : path === '/v1/accounts/search' ? search : undefined;

async function push(
	items: readonly object[],
	script: (request: FaultRequest) => FaultName | undefined,
	{
		octolane = {},
		parameters = {},
		options = {},
		others = {},
	}: {
		octolane?: SandboxOptions['octolane'];
		parameters?: INodeParameters;
		options?: INodeParameters;
		others?: SandboxOptions;
	} = {},
) {
	const bench = await startOctolane(octolane, { faults: { script }, ...others });
	const run = await bench.run(
		items.map((item): IDataObject => ({ ...item })),
		{
			onError: 'continueRegularOutput',
			parameters: { ...parameters, options: { maxRetries: 0, timeout: 400, ...options } },
		},
	);
	const { requests } = bench.sandbox;
	return {
		bench,
		answers: jsonOf(run, 'Octolane'),
		searches: requests.filter(({ path }) => path === '/v1/accounts/search').length,
	};
}

describe('Create', () => {
	it.each(['asSent', 'microseconds'] as const)(
		'settles a row whose account has all values that were sent, with times %s',
		async (times) => {
			const { answers, bench } = await push([ROW, { domain: 'new.com' }], losing(), {
				octolane: { times },
			});
			const idOf = (key: string) => bench.sandbox.octolane.find('accounts', key)?.id;
			expect(answers).toEqual([
				{ status: 'resolved', domain: 'acme.com', id: idOf('acme.com') },
				{ status: 'resolved', domain: 'new.com', id: idOf('new.com') },
			]);
		},
	);

	it.each<FaultName>([
		'reset-after-storing',
		'hang-after-storing',
		'half-json',
		'html-after-storing',
		'status-500-after-storing',
		'status-505-after-storing',
		'status-303-after-storing',
	])('settles a row whose response was lost in any way: %s', async (lost) => {
		const { answers } = await push([{ domain: 'acme.com', name: 'Acme' }], losing(lost));
		expect(answers).toMatchObject([{ status: 'resolved', id: expect.any(String) }]);
	});

	it.each<[string, NewRecord['properties']]>([
		['another name', { ...ROW, name: 'Globex' }],
		['the name in other letters', { ...ROW, name: 'ACME' }],
		['other tags beside ours', { ...ROW, tags: ['b', 'a', 'c'] }],
		['a number as text', { ...ROW, founded: '1999' }],
		['another time', { ...ROW, next_meeting: '2026-03-01T10:00:00Z' }],
		['another value in a field of the organization', { ...ROW, custom__region: 'amer' }],
		['nothing but the domain', {}],
	])('leaves a row unknown whose account has %s', async (_, properties = {}) => {
		const { answers, searches } = await push([ROW], losing(), {
			octolane: { accounts: [{ key: 'acme.com', properties }] },
		});
		expect(answers).toMatchObject([{ status: 'unknown', code: 'unavailable' }]);
		expect(searches).toBe(1);
	});

	it('leaves a row unknown whose account is missing, because it may still be created', async () => {
		const { answers, searches } = await push([ROW], losing('reset-before-storing'));
		expect(answers).toMatchObject([{ status: 'unknown', code: 'unavailable' }]);
		expect(searches).toBe(1);
	});

	it.each<FaultName>([
		'search-finds-nothing',
		'search-repeats-question',
		'search-doubled',
		'search-unfinished',
		'no-data',
		'html-before-storing',
		'error-with-200',
		'status-403',
		'reset-before-storing',
	])('ignores a search response that is not as documented: %s', async (search) => {
		const { answers } = await push([{ domain: 'acme.com' }], losing('reset-after-storing', search));
		expect(answers).toMatchObject([{ status: 'unknown', code: 'unavailable' }]);
	});

	it('accepts our account from a search that also returns all others', async () => {
		const { answers } = await push([ROW], losing('reset-after-storing', 'search-finds-all'), {
			octolane: { accounts: [{ key: 'other.com' }] },
		});
		expect(answers).toMatchObject([{ status: 'resolved' }]);
	});

	it.each(EVASION_NAMES)(
		'does not search if Octolane responded but did not confirm the row: %s',
		async (evasion) => {
			const { answers, searches } = await push([ROW], () => undefined, {
				octolane: { accounts: [{ key: 'acme.com', properties: ROW }], evasion },
			});
			expect(answers).toMatchObject([{ status: 'unknown' }]);
			expect(searches).toBe(0);
		},
	);

	it('still trusts a refusal if the account existed before', async () => {
		const { answers, searches } = await push(
			[ROW],
			({ attempt }) => (attempt === 1 ? 'status-502' : undefined),
			{
				octolane: {
					accounts: [{ key: 'acme.com', properties: ROW }],
					reject: () => 'is blocked',
				},
				options: { maxRetries: 1 },
			},
		);
		expect(answers).toMatchObject([{ status: 'unknown', code: 'mayBeOurs' }]);
		expect(searches).toBe(0);
	});

	it('looks up 100 rows per request', async () => {
		const items = Array.from({ length: 230 }, (_, at) => ({
			domain: `n${at}.com`,
			name: `N${at}`,
		}));
		const { answers, searches } = await push(items, losing(), { options: { batchSize: 50 } });
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['resolved']));
		expect(searches).toBe(3);
	});

	it('does not search after the key was refused', async () => {
		const { answers, searches } = await push(
			[{ domain: 'a.com' }, { domain: 'b.com' }],
			({ index }) => (index === 0 ? 'reset-after-storing' : 'status-401'),
			{ options: { batchSize: 1, concurrency: 1 } },
		);
		expect(answers).toMatchObject([{ status: 'unknown' }, { status: 'notSent' }]);
		expect(searches).toBe(0);
	});

	it('does not fail a run in which every row was settled', async () => {
		const bench = await startOctolane({}, { faults: { script: losing() } });
		const run = await bench.run([{ ...ROW }], {
			onError: 'stopWorkflow',
			parameters: { options: { maxRetries: 0 } },
		});
		expect(run.data.resultData.error).toBeUndefined();
		expect(jsonOf(run, 'Octolane')).toMatchObject([{ status: 'resolved' }]);
	});
});

describe('Update', () => {
	const update = async (sent: object, lost: FaultName, options: INodeParameters = {}) => {
		const properties = { name: 'Acme', industry: 'Software' };
		const bench = await startOctolane(
			{ accounts: [{ key: 'acme.com', properties }] },
			{ faults: { script: losing(lost) } },
		);
		const id = String(bench.sandbox.octolane.find('accounts', 'acme.com')?.id);
		const run = await bench.run([{ id: id.toUpperCase(), ...sent }], {
			onError: 'continueRegularOutput',
			parameters: { operation: 'update', options: { maxRetries: 0, ...options } },
		});
		return { id, answers: jsonOf(run, 'Octolane') };
	};

	it.each([
		['a new value', { industry: 'Retail' }, {}],
		['nothing where a field was to be cleared', { industry: '' }, { clearBlanks: true }],
		['a value of an own field', { custom__seats: 40 }, {}],
	])('settles a row whose account has %s', async (_, sent, options) => {
		const { answers, id } = await update(sent, 'reset-after-storing', options);
		expect(answers).toEqual([{ status: 'updated', id }]);
	});

	it('leaves a row unknown whose account has the old value', async () => {
		const { answers } = await update({ name: 'Acme', industry: 'Retail' }, 'reset-before-storing');
		expect(answers).toMatchObject([{ status: 'unknown', code: 'unavailable' }]);
	});

	it('sends a row again whose content has changed in the second try', async () => {
		const accounts = Array.from({ length: 60 }, (_, index) => ({ key: `c${index}.com` }));
		let writes = 0;
		const script = ({ method }: FaultRequest) =>
			method === 'PATCH' && ++writes === 2 ? 'status-401' : undefined;
		const bench = await startOctolane({ accounts }, { faults: { script } });
		const ids = accounts.map(({ key }) => bench.sandbox.octolane.find('accounts', key)?.id);
		const value = { id: '={{ $json.id }}', name: '={{ $now.toMillis() }} {{ Math.random() }}' };
		const rows = ids.map((id) => ({ id: String(id) }));
		const columns = { mappingMode: 'defineBelow', value };
		const parameters = { operation: 'update', columns, options: { concurrency: 1 } };
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const run = await bench.run(rows, { ...retry, parameters });
		expect(run.data.resultData.error).toBeUndefined();
		const patches = bench.sandbox.requests.filter(({ method }) => method === 'PATCH');
		expect(patches).toHaveLength(4);
		expect(jsonOf(run, 'Octolane').every(({ status }) => status === 'updated')).toBe(true);
	});
});
