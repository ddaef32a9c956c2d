import type { FaultCode, Refusal } from '@n8n-nodes-recotap/kit/push/target';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { isEcho, readRefusal } from './readRefusal';

/**
 * Reads an error reply of an endpoint that takes one row: whatever Recotap says is about that row, and says nothing of
 * others.
 */
export function readOneRowRefusal(body: unknown, status: number): Refusal {
	const { text: words } = readRefusal(body);
	// A proxy's page, or "Cannot PUT /...", is about the address.
	const isAboutAddress = status === 404 && (!isRecord(body) || /^Cannot [A-Z]+ \//.test(words));
	if (isAboutAddress) return { about: 'unclear', text: words };
	const text = words === '' ? `HTTP ${status}` : words;
	return {
		about: 'rows',
		faults: [{ position: 0, text, code: CODES.get(status) ?? 'refused' }],
		text,
		isConclusive: CONCLUSIVE.has(status) && !isEcho(words),
	};
}

/** What is wrong with a request, or does not exist, was wrong or did not exist when it came the first time. */
const CONCLUSIVE = new Set([400, 404]);

const CODES: ReadonlyMap<number, FaultCode> = new Map([
	[404, 'notFound'],
	[409, 'alreadyExists'],
]);
