import type { Ports, ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import { isRefusal, parseEnvelope } from './envelope';

/**
 * Hears a "no" of Octolane as one: a reply with `success: false` is an error, whatever its HTTP status says. A 202 is no
 * "yes": "the processing has not been completed" (RFC 9110 section 15.3.3), so the body repeats it for those who read it.
 */
export function hearRefusals(ports: Ports): Ports {
	return { ...ports, send: async (request) => toRefusal(await ports.send(request)) };
}

/** The same response, with a status that matches its content. */
export function toRefusal(reply: ResponseOrError): ResponseOrError {
	if (reply.kind !== 'response' || reply.status < 200 || reply.status > 299) return reply;
	const envelope = parseEnvelope(reply.body);
	if (envelope === undefined) return reply;
	if (isRefusal(envelope)) {
		const { statusCode = 0 } = envelope;
		return { ...reply, status: statusCode >= 400 && statusCode <= 599 ? statusCode : 400 };
	}
	if (reply.status !== 202) return reply;
	const body = isRecord(reply.body) ? reply.body : { data: reply.body };
	return { ...reply, body: { ...body, statusCode: 202 } };
}
