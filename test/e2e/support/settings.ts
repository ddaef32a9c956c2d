import type { Ticket } from '#tools/server/session';

/** What the tests are told about the editor that is open; jest hands on nothing else. */
type Setting =
	| 'E2E_CHROMIUM'
	| 'E2E_SANDBOX_KEY'
	| 'E2E_SANDBOX_URL'
	| 'E2E_TICKET'
	| 'E2E_URL'
	| 'E2E_USER_FOLDER';

declare global {
	/** Only between setup and teardown, which share one process. */
	var closeEditor: (() => Promise<void>) | undefined;
}

export function writeSetting(name: Setting, value: string): void {
	process.env[name] = value;
}

/** The owner is signed in already: n8n takes only a few sign-ins a minute. */
export function readTicket(): Ticket {
	return JSON.parse(readSetting('E2E_TICKET')) as Ticket;
}

export function readSetting(name: Setting): string {
	return process.env[name] ?? '';
}
