import type { NetworkErrorCause, ResponseOrError } from '../../request/ports';
import { isRecord } from '../../values/isRecord';
import type { Service } from './service';
import { describeTlsFailure } from './describeTlsFailure';

/** The message is for the user. */
type Failure = readonly [cause: NetworkErrorCause, message: (service: Service) => string];

const LATE: Failure = ['timedOut', ({ name }) => `${name} did not respond in time`];
const UNREACHABLE: Failure = [
	'notDelivered',
	({ name }) => `${name} cannot be reached from this n8n instance`,
];
const NOT_RESOLVED: Failure = [
	'notDelivered',
	() => "The host name in 'Base URL' could not be looked up",
];

/** What Node.js and the HTTP helper call the ways in which a request can get no response. */
const CAUSES: ReadonlyMap<string, Failure> = new Map<string, Failure>([
	['ECONNREFUSED', ['notDelivered', ({ name }) => `${name} refused the connection`]],
	['ENOTFOUND', ['notDelivered', () => "The host name in 'Base URL' is not known"]],
	['EAI_AGAIN', NOT_RESOLVED],
	['EHOSTUNREACH', UNREACHABLE],
	['ENETUNREACH', UNREACHABLE],
	['ETIMEDOUT', LATE],
	['ECONNABORTED', LATE],
	['ESOCKETTIMEDOUT', LATE],
	[
		'ERR_INVALID_CHAR',
		['misconfigured', () => "'API Key' of the credential contains a character that cannot be sent"],
	],
	['ERR_CANCELED', ['cancelled', () => 'The execution was cancelled']],
]);

/**
 * Beginnings of Node.js messages for failures before the first byte of a request: in a system call, or in a handshake
 * that the request waits for ("_tls_wrap"). n8n 1.x and 2.0 keep nothing else of an error but its code.
 */
const BEFORE_SENDING: readonly (readonly [start: string, failure: Failure])[] = [
	['getaddrinfo E', NOT_RESOLVED],
	['connect E', UNREACHABLE],
	[
		'Client network socket disconnected before secure TLS connection',
		['notDelivered', ({ name }) => `${name} closed the connection before it was secure`],
	],
];

/** Names of the errors with which n8n 2.x refuses an address ("SSRF protection"), which it checks before connecting. */
const BLOCKED = new Set(['SsrfBlockedIpError', 'SsrfBlockedHostnameError']);

/**
 * Converts what the HTTP helper threw into a network error. Unfamiliar errors count as lost: the request may have been
 * carried out.
 */
export function toNetworkError(error: unknown, service: Service): ResponseOrError {
	const [cause, message] = findFailure(chainOf(error)) ?? [
		'lost',
		() => 'The connection was lost before the response arrived',
	];
	return { kind: 'networkError', cause, message: message(service) };
}

type Thrown = Readonly<Record<string, unknown>>;

/** The error and its causes. */
function chainOf(error: unknown): Thrown[] {
	const chain: Thrown[] = [];
	for (let wrapped = error; isRecord(wrapped) && chain.length < 5; wrapped = wrapped.cause) {
		chain.push(wrapped);
	}
	return chain;
}

function findFailure(chain: readonly Thrown[]): Failure | undefined {
	if (chain.some(({ name }) => typeof name === 'string' && BLOCKED.has(name))) {
		return [
			'misconfigured',
			() =>
				"n8n does not allow requests to the address in 'Base URL'. The administrator of this n8n instance can allow it in the settings of the SSRF protection",
		];
	}
	const early = chain.map(failureBeforeSending).find((failure) => failure !== undefined);
	const known = chain
		.flatMap(({ code, httpCode }) => [code, httpCode])
		.map((code) => (typeof code === 'string' ? failureByCode(code) : undefined))
		.find((failure) => failure !== undefined);
	if (known?.[0] === 'notDelivered' && chain.some(isUnderWay)) return ['lost', known[1]];
	// A connection that timed out while being established carried nothing.
	return early !== undefined && known?.[0] === 'timedOut' ? early : (known ?? early);
}

/** An established connection can break with the same codes as one that fails to be established. */
function isUnderWay({ syscall, message }: Thrown): boolean {
	return (
		syscall === 'read' ||
		syscall === 'write' ||
		(typeof message === 'string' && /^(?:read|write) E/.test(message))
	);
}

function failureByCode(code: string): Failure | undefined {
	const untrusted = describeTlsFailure(code);
	if (untrusted === undefined) return CAUSES.get(code);
	return [
		'misconfigured',
		() => `No secure connection to 'Base URL' is possible (${code}): ${untrusted}`,
	];
}

/** A failed DNS look-up, connection or handshake. A host with several addresses gives one error for each. */
function failureBeforeSending({ message, messages, errors }: Thrown): Failure | undefined {
	const own = [message].concat(messages).map(failureByText);
	const [first, ...others] = (Array.isArray(errors) ? errors : []).map((one: unknown) =>
		failureByText(isRecord(one) ? one.message : one),
	);
	const ofAll = others.every((other) => other === first) ? first : undefined;
	return own.find((failure) => failure !== undefined) ?? ofAll;
}

function failureByText(text: unknown): Failure | undefined {
	if (typeof text !== 'string') return undefined;
	return BEFORE_SENDING.find(([start]) => text.startsWith(start))?.[1];
}
