import { openPoller } from '#tools/n8n/openPoller';
import workflow from '#examples/scores-to-crm.workflow.json';
import { triggerProperties } from '#nodes/Recotap/trigger/properties';
import { accounts } from './support/getMany';
import { recotapTriggerNode, startBench } from './support/recotap';

const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-recotap.recotapTrigger');
const parameters = JSON.parse(JSON.stringify(trigger?.parameters ?? {})) as Record<string, never>;

it('the example uses only parameters of the form', () => {
	const form = ['pollTimes', ...triggerProperties.map(({ name }) => name)];
	expect(Object.keys(parameters).filter((name) => !form.includes(name))).toEqual([]);
});

it('the example returns hot accounts with the ID that identifies them in the CRM', async () => {
	const bench = await startBench({ accounts: accounts(3) });
	const poller = openPoller(bench.engine, recotapTriggerNode(parameters));
	// It starts with new updates only.
	expect(await poller.poll()).toEqual([]);
	const account = bench.sandbox.store.findByDomain('n1.com');
	if (account === undefined) throw new Error('There is no n1.com');
	bench.sandbox.store.update(account, { externalId: 'crm-1' });
	bench.sandbox.store.recalculate(account, { scores: { account: 70 } });
	expect(await poller.poll()).toMatchObject([
		{ json: { externalId: 'crm-1', rtp_account_score: 70 } },
	]);
});

it('the example contains no API key', () => {
	expect(trigger?.credentials).toEqual({
		recotapApi: { id: expect.any(String), name: 'Recotap account' },
	});
});
