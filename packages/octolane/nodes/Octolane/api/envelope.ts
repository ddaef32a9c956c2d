import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { parseMessage } from '@n8n-nodes-recotap/kit/values/parseMessage';

/** A reply of Octolane ("ApiResponse" and "ErrorResponse", OpenAPI document). All of it may be missing. */
export interface Envelope {
	/** `unclear`: neither yes nor no. */
	readonly success: boolean | 'unclear' | undefined;
	/** Empty when there is none. */
	readonly message: string;
	/** Whatever the endpoint says; the documents leave it open. */
	readonly data: unknown;
	/** HTTP status that an error names for itself. */
	readonly statusCode: number | undefined;
	/** Everything but `success`, `message` and `data`. */
	readonly others: Readonly<Record<string, unknown>>;
}

/** Reads the part that all replies have in common; a list without an envelope counts as its data. `undefined` for anything but JSON. */
export function readEnvelope(body: unknown): Envelope | undefined {
	if (Array.isArray(body)) {
		return { success: undefined, message: '', data: body, statusCode: undefined, others: {} };
	}
	if (!isRecord(body)) return undefined;
	const { success, message, data, ...others } = body;
	const { statusCode } = others;
	return {
		success: success === undefined || typeof success === 'boolean' ? success : 'unclear',
		message: parseMessage(message),
		data,
		statusCode: typeof statusCode === 'number' ? statusCode : undefined,
		others,
	};
}

/** Whether the reply says no to the whole request, with nothing about single rows. */
export function isRefusal({ success, data }: Envelope): boolean {
	return success === false && !mayNameRows(data);
}

function mayNameRows(data: unknown): boolean {
	if (Array.isArray(data)) return data.length > 0;
	return (
		isRecord(data) &&
		Object.values(data).some((value) => typeof value === 'object' && value !== null)
	);
}
