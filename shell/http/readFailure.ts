import type { NoAnswerCause, Reply } from '../../bulk/ports';
import { isRecord } from '../isRecord';
import type { Service } from '../service';

type Failure = readonly [cause: NoAnswerCause, message: string];

/** What Node.js and the HTTP helper call the ways in which a request can get no answer; `%` is the service. */
const CAUSES: ReadonlyMap<string, Failure> = new Map<string, Failure>([
	['ECONNREFUSED', ['notDelivered', '% refused the connection']],
	['ENOTFOUND', ['notDelivered', "The host name in 'Base URL' is not known"]],
	['EAI_AGAIN', ['notDelivered', "The host name in 'Base URL' could not be looked up"]],
	['EHOSTUNREACH', ['notDelivered', '% cannot be reached from here']],
	['ENETUNREACH', ['notDelivered', '% cannot be reached from here']],
	['ETIMEDOUT', ['timedOut', '% did not answer in time']],
	['ECONNABORTED', ['timedOut', '% did not answer in time']],
	['ESOCKETTIMEDOUT', ['timedOut', '% did not answer in time']],
	...[
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'EPROTO',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	].map((code): [string, Failure] => [
		code,
		['misconfigured', `No secure connection to 'Base URL' can be made (${code})`],
	]),
	[
		'ERR_INVALID_CHAR',
		['misconfigured', "'API Key' of the credential holds a character that cannot be sent"],
	],
	['ERR_CANCELED', ['cancelled', 'The run was cancelled']],
]);

/** Turns what the HTTP helper threw into a reply without an answer. Everything unfamiliar counts as lost: it may have been carried out. */
export function readFailure(error: unknown, { name }: Service): Reply {
	const [cause, message] = findCode(error) ?? [
		'lost',
		'The connection broke before the answer came',
	];
	return { kind: 'noAnswer', cause, message: message.replace('%', name) };
}

/** Looks for a known code in the error and in what it wraps. */
function findCode(error: unknown): Failure | undefined {
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
