import { jsonOf } from '#tools/n8n/engine';
import { ROUTES_DETAILS, startBench } from './support/recotap';

// n8n reads it once, on load.
process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';

/** Older versions of n8n do not have this protection. */
const isThere = ROUTES_DETAILS ? it : it.skip;

isThere('does not report rows as unknown if n8n blocked the request', async () => {
	const bench = await startBench();
	const run = await bench.run([{ domain: 'a.com', name: 'A' }], {
		onError: 'continueRegularOutput',
	});
	expect(jsonOf(run, 'Recotap')).toEqual([
		{
			status: 'notSent',
			domain: 'a.com',
			code: 'misconfigured',
			reason:
				"n8n does not allow requests to the address in 'Base URL'. The administrator of this n8n instance can allow it in the settings of the SSRF protection",
		},
	]);
	expect(bench.sandbox.requests).toEqual([]);
});
