import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEditor } from '#tools/editor/openEditor';
import { findChromium } from './findChromium';
import { writeSetting } from './settings';

/** Opens the editor that all tests share. The first run downloads n8n, which takes minutes. */
export default async function globalSetup(): Promise<void> {
	// By default an interrupted process runs no exit handlers, and n8n would outlive it.
	process.once('SIGINT', () => process.exit(130));
	const log = (line: string): void => console.log(line);
	const chromium = findChromium(log);
	const userFolder = mkdtempSync(path.join(tmpdir(), 'n8n-e2e-'));
	const editor = await openEditor({ userFolder, log });
	writeSetting('E2E_CHROMIUM', chromium);
	writeSetting('E2E_URL', editor.url);
	writeSetting('E2E_SANDBOX_URL', editor.sandbox.url);
	writeSetting('E2E_SANDBOX_KEY', editor.sandbox.apiKey);
	writeSetting('E2E_TICKET', JSON.stringify(editor.client.readTicket()));
	writeSetting('E2E_USER_FOLDER', userFolder);
	globalThis.closeEditor = editor.close;
}
