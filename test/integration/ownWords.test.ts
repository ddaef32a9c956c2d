import { type EngineRun, jsonOf } from '#tools/n8n/engine';
import { openPoller } from '#tools/n8n/openPoller';
import { recotapTriggerNode, startBench } from './support/recotap';
import { serveOnce } from './support/server';

/** Contains EPERM in the domain. */
const MATTRESS = { domain: 'sleepermattress com', name: 'Sleeper' };

/** Responds to everything with a 403 whose text contains EEXIST. */
async function startRefusing() {
	const baseUrl = await serveOnce((request, response) => {
		request.resume();
		const customMessage = 'This key is for preexisting users only';
		response.writeHead(403).end(JSON.stringify({ customMessage, message: customMessage }));
	});
	return await startBench({}, { baseUrl });
}

/** The error of a run as the user sees it. */
function errorOf({ data }: EngineRun): { message: unknown; description: unknown } {
	const { message, description } = data.resultData.error ?? {};
	return { message, description };
}

it('names an invalid item even if its text contains the letters of a system error', async () => {
	const bench = await startBench();
	expect(errorOf(await bench.run([MATTRESS]))).toEqual({
		message: expect.stringContaining(
			"The item is not valid, so nothing was sent. 'Domain' is not a web address: 'sleepermattress com'",
		),
		description: expect.stringContaining('Correct this item'),
	});
});

it("quotes the API's reason for a stop even if it contains the letters of a system error", async () => {
	const recotap = await startRefusing();
	expect(errorOf(await recotap.run([{ domain: 'a.com', name: 'A' }]))).toEqual({
		message: 'The node stopped early. HTTP 403: This key is for preexisting users only',
		description: expect.stringContaining('Check the API key in the Recotap credential.'),
	});
});

const UNREADABLE =
	'The accounts could not be retrieved. HTTP 403: This key is for preexisting users only';

it.each(['stopWorkflow', 'continueRegularOutput'] as const)(
	"quotes the API's reason for a failed read: %s",
	async (onError) => {
		const recotap = await startRefusing();
		const run = await recotap.run([{}], { onError, parameters: { operation: 'getMany' } });
		expect([errorOf(run).message, ...jsonOf(run, 'Recotap').map(({ reason }) => reason)]).toContain(
			UNREADABLE,
		);
	},
);

it("quotes the API's reason for a failed poll", async () => {
	const recotap = await startRefusing();
	const poller = openPoller(recotap.engine, recotapTriggerNode());
	await expect(poller.poll()).rejects.toMatchObject({ message: UNREADABLE });
});

it('names the wrong domain in a filter', async () => {
	const bench = await startBench();
	const parameters = { operation: 'getMany', filters: { domains: 'jane@sleepermattress.com' } };
	expect(errorOf(await bench.run([{}], { parameters }))).toEqual({
		message: expect.stringContaining(
			"'Domains' is an email address, not a web address: 'jane@sleepermattress.com'",
		),
		description: "Correct or remove it in the filter 'Domains'.",
	});
});
