import type { FaultCode, Refusal } from '@n8n-nodes-recotap/kit/push/target';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { isEcho, parseRefusal } from './parseRefusal';

/** Parses an error response of an endpoint that takes one row: whatever Recotap says concerns that row and no other. */
export function parseOneRowRefusal(body: unknown, status: number): Refusal {
	const { text: words } = parseRefusal(body);
	// A proxy's page, or "Cannot PUT /...", concerns the address.
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

/** If the request is invalid, or its record does not exist, this was also the case for its first attempt. */
const CONCLUSIVE = new Set([400, 404]);

const CODES: ReadonlyMap<number, FaultCode> = new Map([
	[404, 'notFound'],
	[409, 'alreadyExists'],
]);
