import type { NoAnswerCause, Reply } from '../../bulk/ports';
import { isRecord } from '../isRecord';
import type { Service } from '../service';
import { whyUntrusted } from './whyUntrusted';

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
	[
		'ERR_INVALID_CHAR',
		['misconfigured', "'API Key' of the credential holds a character that cannot be sent"],
	],
	['ERR_CANCELED', ['cancelled', 'The run was cancelled']],
]);

/** System calls that come before the first byte of a request. */
const BEFORE_SENDING: ReadonlyMap<string, Failure> = new Map<string, Failure>([
	['getaddrinfo', ['notDelivered', "The host name in 'Base URL' could not be looked up"]],
	['connect', ['notDelivered', '% cannot be reached from here']],
]);

/** How n8n 2.x calls its refusal to talk to an address ("SSRF protection"), checked before it connects. */
const BLOCKED = new Set(['SsrfBlockedIpError', 'SsrfBlockedHostnameError']);

/** Node.js gives this one no code of its own ("_tls_wrap"): the request still waits behind the handshake. */
const BROKEN_HANDSHAKE = 'Client network socket disconnected before secure TLS connection';

/** Turns what the HTTP helper threw into a reply without an answer. Everything unfamiliar counts as lost: it may have been carried out. */
export function readFailure(error: unknown, { name }: Service): Reply {
	const [cause, message] = findFailure(error) ?? [
		'lost',
		'The connection broke before the answer came',
	];
	return { kind: 'noAnswer', cause, message: message.replace('%', name) };
}

/** Looks for something known in the error and in what it wraps. */
function findFailure(error: unknown): Failure | undefined {
	for (let wrapped = error, depth = 0; isRecord(wrapped) && depth < 5; depth++) {
		const known = failureOf(wrapped);
		if (known !== undefined) return known;
		wrapped = wrapped.cause;
	}
	return undefined;
}

function failureOf(error: Readonly<Record<string, unknown>>): Failure | undefined {
	const { name, message } = error;
	if (typeof name === 'string' && BLOCKED.has(name)) {
		return [
			'misconfigured',
			"n8n does not allow requests to the address in 'Base URL'. Whoever runs this n8n can allow it in its SSRF protection",
		];
	}
	const early = failureBeforeSending(error);
	for (const code of [error.code, error.httpCode]) {
		if (typeof code !== 'string') continue;
		const untrusted = whyUntrusted(code);
		if (untrusted !== undefined) {
			const words = `No secure connection to 'Base URL' can be made (${code}): ${untrusted}`;
			return ['misconfigured', words];
		}
		const known = CAUSES.get(code);
		// A connection that could not be made in time has carried nothing.
		if (known !== undefined && (early === undefined || known[0] === 'notDelivered')) return known;
	}
	if (early !== undefined) return early;
	return typeof message === 'string' && message.startsWith(BROKEN_HANDSHAKE)
		? ['notDelivered', '% ended the connection before it was secure']
		: undefined;
}

/** A failed look-up or connection, also one to several addresses of a host. */
function failureBeforeSending(error: Readonly<Record<string, unknown>>): Failure | undefined {
	const { syscall, errors } = error;
	if (typeof syscall === 'string') return BEFORE_SENDING.get(syscall);
	const all: unknown[] = Array.isArray(errors) ? errors : [];
	const isConnecting = all.every((one) => isRecord(one) && one.syscall === 'connect');
	return all.length > 0 && isConnecting ? BEFORE_SENDING.get('connect') : undefined;
}
