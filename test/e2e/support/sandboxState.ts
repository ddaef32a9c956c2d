import { readSetting } from './settings';

/** The part of the sandbox's state that the tests use. */
interface State {
	readonly accounts: readonly SandboxAccount[];
	readonly segments: readonly { readonly segmentId: string; readonly members: readonly string[] }[];
}

interface SandboxAccount {
	readonly rtp_aid: string;
	readonly domain: string;
	readonly name: string;
	readonly externalId: string | null;
	readonly customFields: Readonly<Record<string, unknown>>;
}

/** An account of the sandbox with its segments. */
export async function readAccount(
	domain: string,
): Promise<(SandboxAccount & { readonly segments: readonly string[] }) | undefined> {
	const reply = await fetch(`${new URL(readSetting('E2E_SANDBOX_URL')).origin}/__sandbox/state`);
	const { accounts, segments } = (await reply.json()) as State;
	const found = accounts.find((account) => account.domain === domain);
	if (found === undefined) return undefined;
	const memberOf = segments.filter(({ members }) => members.includes(found.rtp_aid));
	return { ...found, segments: memberOf.map(({ segmentId }) => segmentId) };
}
