import type { NoAnswerCause, Reply } from '../../../bulk/ports';
import { isRecord } from './envelope';

/** What Node.js and the HTTP helper call the ways in which a request can get no answer. */
const CAUSES: ReadonlyMap<string, readonly [NoAnswerCause, string]> = new Map([
	['ECONNREFUSED', ['notDelivered', 'Recotap refused the connection']],
	['ENOTFOUND', ['notDelivered', "The host name in 'Base URL' is not known"]],
	['EAI_AGAIN', ['notDelivered', "The host name in 'Base URL' could not be looked up"]],
	['EHOSTUNREACH', ['notDelivered', 'Recotap cannot be reached from here']],
	['ENETUNREACH', ['notDelivered', 'Recotap cannot be reached from here']],
	['ETIMEDOUT', ['timedOut', 'Recotap did not answer in time']],
	['ECONNABORTED', ['timedOut', 'Recotap did not answer in time']],
	['ESOCKETTIMEDOUT', ['timedOut', 'Recotap did not answer in time']],
	['ERR_CANCELED', ['cancelled', 'The run was cancelled']],
]);

/** Turns what the HTTP helper threw into a reply without an answer. Everything unfamiliar counts as lost: it may have been carried out. */
export function readFailure(error: unknown): Reply {
	const [cause, message] = findCode(error) ?? [
		'lost',
		'The connection broke before the answer came',
	];
	return { kind: 'noAnswer', cause, message };
}

/** Looks for a known code in the error and in what it wraps. */
function findCode(error: unknown): readonly [NoAnswerCause, string] | undefined {
	for (let wrapped = error, depth = 0; isRecord(wrapped) && depth < 5; depth++) {
		for (const name of ['code', 'httpCode']) {
			const code = wrapped[name];
			const known = typeof code === 'string' ? CAUSES.get(code) : undefined;
			if (known !== undefined) return known;
		}
		wrapped = wrapped.cause;
	}
	return undefined;
}
