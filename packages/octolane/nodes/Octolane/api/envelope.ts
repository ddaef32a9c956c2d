import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { parseMessage } from '@n8n-nodes-recotap/kit/values/parseMessage';

/** A response of Octolane ("ApiResponse" and "ErrorResponse", OpenAPI document). Any part may be missing. */
export interface Envelope {
	/** `unclear`: neither true nor false. */
	readonly success: boolean | 'unclear' | undefined;
	/** Empty if there is none. */
	readonly message: string;
	/** The content of the endpoint; its format is not documented. */
	readonly data: unknown;
	/** HTTP status stated in the body of an error. */
	readonly statusCode: number | undefined;
	/** Everything but `success`, `message` and `data`. */
	readonly others: Readonly<Record<string, unknown>>;
}

/**
 * Parses the common part of all responses; a list without an envelope counts as its data. `undefined` for anything but
 * JSON.
 */
export function parseEnvelope(body: unknown): Envelope | undefined {
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

/** Whether the response refuses the whole request, without details about single rows. */
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
