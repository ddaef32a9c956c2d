import { rmSync } from 'node:fs';
import { readSetting } from './settings';

/** Stops what `globalSetup` started. */
export default async function globalTeardown(): Promise<void> {
	await globalThis.closeEditor?.();
	rmSync(readSetting('E2E_USER_FOLDER'), { recursive: true, force: true });
}
