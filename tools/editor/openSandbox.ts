import { type Sandbox, startSandbox } from '#sandbox/server';
import { freePort } from '../server/freePort';

/** Where the sandbox is, if nobody else is there; the same every time, so that saved credentials stay right. */
const PORT = 4010;
const API_KEY = 'sandbox-key';
/** About what a request over the internet takes, ms. */
const LATENCY_MS = 100;

/** Accounts that Recotap found by itself: they have no ID of a CRM yet. */
const WITHOUT_ID = ['Contoso', 'Fabrikam', 'Northwind', 'Tailspin'];
/** Accounts that came from the CRM, with the score that Recotap has worked out. */
const SCORED = [
	{ name: 'Litware', score: 82, stage: 'Consideration' },
	{ name: 'Proseware', score: 91, stage: 'Decision' },
	{ name: 'Wingtip', score: 45, stage: 'Awareness' },
];

/** Starts a sandbox with the accounts that the examples need. It keeps them in memory. */
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

/** A name that nobody can register (RFC 2606). */
function domainOf(name: string): string {
	return `${name.toLowerCase()}.example`;
}
