import type { Ticket } from '#tools/server/session';

/** What the tests know about the open editor, passed through environment variables because jest shares nothing else. */
type Setting =
	| 'E2E_CHROMIUM'
	| 'E2E_SANDBOX_KEY'
	| 'E2E_SANDBOX_URL'
	| 'E2E_TICKET'
	| 'E2E_URL'
	| 'E2E_USER_FOLDER';

declare global {
	/** Shared by setup and teardown, which run in one process. */
	var closeEditor: (() => Promise<void>) | undefined;
}

export function writeSetting(name: Setting, value: string): void {
	process.env[name] = value;
}

/** The ticket of the owner, who is already signed in: n8n limits sign-ins per minute. */
export function readTicket(): Ticket {
	return JSON.parse(readSetting('E2E_TICKET')) as Ticket;
}

export function readSetting(name: Setting): string {
	return process.env[name] ?? '';
}
