import { type Sandbox, startSandbox } from '#sandbox/server';
import { freePort } from '../server/freePort';

/** Preferred port of the sandbox; always the same, so that saved credentials remain valid. */
const PORT = 4010;
const API_KEY = 'sandbox-key';
/** Typical latency of a request over the internet, ms. */
const LATENCY_MS = 100;

/** Accounts that Recotap found itself: they have no CRM ID yet. */
const WITHOUT_ID = ['Contoso', 'Fabrikam', 'Northwind', 'Tailspin'];
/** Accounts from the CRM, with the score computed by Recotap. */
const SCORED = [
	{ name: 'Litware', score: 82, stage: 'Consideration' },
	{ name: 'Proseware', score: 91, stage: 'Decision' },
	{ name: 'Wingtip', score: 45, stage: 'Awareness' },
];

/** Starts a sandbox with the accounts that the examples need. They are kept in memory. */
export async function openSandbox(): Promise<Sandbox> {
	const accounts = [
		...WITHOUT_ID.map((name) => ({ name, domain: domainOf(name) })),
		...SCORED.map(({ name }) => ({
			name,
			domain: domainOf(name),
			externalId: `crm-${name.toLowerCase()}`,
		})),
	];
	const sandbox = await startSandbox({
		accounts,
		port: await freePort(PORT),
		apiKey: API_KEY,
		latencyMs: LATENCY_MS,
	});
	for (const { name, score, stage } of SCORED) {
		const account = sandbox.store.findByDomain(domainOf(name));
		if (account === undefined) continue;
		sandbox.store.recalculate(account, { scores: { account: score }, journeyStage: stage });
	}
	return sandbox;
}

/** A name that cannot be registered (RFC 2606). */
function domainOf(name: string): string {
	return `${name.toLowerCase()}.example`;
}
