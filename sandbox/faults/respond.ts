import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as octolane from '../octolane/envelope';
import * as recotap from '../recotap/envelope';
import type { FaultContext } from './fault';

/** The part that all responses have in common, as the API of this request has it. */
export function envelope(c: FaultContext, status: number): object {
	return isOctolane(c) ? octolane.envelope(status) : recotap.envelope(c, status);
}

/** Refuses a request for the reason in `explanation`. */
export function refuse(
	c: FaultContext,
	status: ContentfulStatusCode,
	message: string,
	explanation: string,
): Response {
	return isOctolane(c)
		? octolane.fail(c, status, explanation)
		: recotap.refuse(c, status, message, explanation);
}

/** Fails without an explanation. */
export function fail(c: FaultContext, status: ContentfulStatusCode, message: string): Response {
	return isOctolane(c) ? octolane.fail(c, status, message) : recotap.fail(c, status, message);
}

/** Whether a request is for the Octolane API. */
export function isOctolane(c: FaultContext): boolean {
	return c.var.request.api === 'octolane';
}
