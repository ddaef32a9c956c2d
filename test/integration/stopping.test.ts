import { jsonOf } from '#tools/n8n/engine';
import { API_KEY, startBench } from './support/recotap';
import { serveOnce } from './support/server';

const rows = Array.from({ length: 300 }, (_, index) => ({
	domain: `c${index}.com`,
	name: `C${index}`,
}));

it('Stop by the user aborts requests in flight, sends nothing more and logs what has happened', async () => {
	let received = 0;
	let cancel = (): void => undefined;
	const aborted: Promise<void>[] = [];
	const silentServer = await serveOnce((request, response) => {
		received++;
		request.resume();
		aborted.push(new Promise((resolve) => response.on('close', resolve)));
		if (received === 2) setImmediate(() => cancel());
	});
	const bench = await startBench({}, { baseUrl: silentServer });

	const run = await bench.run(
		rows,
		{ parameters: { options: { batchSize: 50, concurrency: 2 } } },
		{ onStart: (stop) => (cancel = stop) },
	);
	expect(run.status).toBe('canceled');
	await Promise.all(aborted);
	expect(received).toBe(2);
	expect(run.log.filter((line) => line.startsWith('warn Recotap:'))).toEqual([
		expect.stringContaining('cancelled. 300 accounts: 100 with unknown result, 200 not sent'),
	]);
});

it('closes the connection of a response that trickles past its deadline', async () => {
	const closed: Promise<void>[] = [];
	const tricklingServer = await serveOnce((request, response) => {
		request.resume();
		response.writeHead(200, { 'content-type': 'application/json' });
		const drip = setInterval(() => response.write(' '), 10);
		const isClosed = new Promise<void>((resolve) => response.on('close', resolve));
		closed.push(isClosed.finally(() => clearInterval(drip)));
	});
	const bench = await startBench({}, { baseUrl: tricklingServer });
	const run = await bench.run(rows.slice(0, 2), {
		onError: 'continueRegularOutput',
		// Long enough for a busy machine to get the request as far as the server.
		parameters: { options: { timeout: 1000, maxRetries: 0 } },
	});
	expect(jsonOf(run, 'Recotap')[0]).toMatchObject({
		status: 'unknown',
		reason: 'Recotap did not respond in time',
	});
	// The response of the look-up trickles as well.
	expect(closed).toHaveLength(2);
	await Promise.all(closed);
});

describe('Retry On Fail', () => {
	const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };

	it('distinguishes the outcomes of equal rows', async () => {
		const bench = await startBench();
		bench.sandbox.reset({
			faults: { script: ({ index }) => (index === 2 ? 'status-401' : undefined) },
		});
		const equal = Array.from({ length: 3 }, () => ({ domain: 'acme.com', name: 'Acme' }));
		const run = await bench.run(equal, {
			...retry,
			parameters: { upsert: true, options: { duplicates: 'sendAll' } },
		});
		expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual([
			'created',
			'updated',
			'updated',
		]);
		expect(bench.sandbox.requests).toHaveLength(4);
	});

	it('sends only the rows that the first try has not finished', async () => {
		const bench = await startBench();
		let count = 0;
		const refusingTheSecond = await serveOnce((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				if (++count === 2) {
					response.writeHead(401).end('{"customMessage":"Invalid API key"}');
					return;
				}
				void fetch(`${bench.sandbox.url}${request.url ?? ''}`, {
					method: 'POST',
					headers: { 'content-type': 'application/json', 'x-api-key': API_KEY },
					body: Buffer.concat(chunks),
				}).then(async (answer) => response.end(await answer.text()));
			});
		});
		const throughIt = await startBench({}, { baseUrl: refusingTheSecond });

		const run = await throughIt.run(rows, {
			...retry,
			parameters: { options: { concurrency: 1 } },
		});
		expect(run.data.resultData.error).toBeUndefined();
		expect(jsonOf(run, 'Recotap').map(({ status }) => status)).toEqual(rows.map(() => 'created'));
		expect(bench.sandbox.requests).toHaveLength(3);
		const accounts = [...bench.sandbox.store.accounts.values()];
		expect(accounts.every(({ writes }) => writes === 1)).toBe(true);
	});

	it('does not mistake its own accounts for existing ones if the error output triggers it', async () => {
		const bench = await startBench();
		const items = [
			{ domain: 'n/a', name: 'X' },
			{ domain: 'a.com', name: 'A' },
		];
		const run = await bench.run(items, { ...retry, onError: 'continueErrorOutput' });
		expect(jsonOf(run, 'Recotap', 0)).toMatchObject([{ status: 'created', domain: 'a.com' }]);
		expect(bench.sandbox.requests).toHaveLength(1);
	});
});

it('a wait longer than allowed stops the run and states what was written and when to resume', async () => {
	const bench = await startBench();
	bench.sandbox.reset({
		faults: { script: ({ index }) => (index === 1 ? 'throttled-huge' : undefined) },
	});
	const run = await bench.run(rows, { parameters: { options: { concurrency: 1 } } });
	const { error } = run.data.resultData;
	expect(error?.message).toMatch(/^The node stopped early\. HTTP 429/);
	expect(error?.description).toMatch(
		/^300 accounts: 100 created, 200 not sent\. Run the node again later, or increase the option 'Max Wait \(Seconds\)'\. Try again after \d\d? [A-Z][a-z]{2} \d{4}, /,
	);
	expect(bench.sandbox.requests).toHaveLength(2);
});
