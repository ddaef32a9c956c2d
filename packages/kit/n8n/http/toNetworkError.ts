import type { NoAnswerCause, Reply } from '../../request/ports';
import { isRecord } from '../../values/isRecord';
import type { Service } from './service';
import { whyUntrusted } from './whyUntrusted';

/** The message is for the user. */
type Failure = readonly [cause: NoAnswerCause, message: (service: Service) => string];

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
 * How the messages of Node.js begin when it fails before the first byte of a request: in a system call, or in a handshake
 * that the request waits behind ("_tls_wrap"). They are all that n8n 1.x and 2.0 leave of an error besides its code.
 */
const BEFORE_SENDING: readonly (readonly [start: string, failure: Failure])[] = [
	['getaddrinfo E', NOT_RESOLVED],
	['connect E', UNREACHABLE],
	[
		'Client network socket disconnected before secure TLS connection',
		['notDelivered', ({ name }) => `${name} closed the connection before it was secure`],
	],
];

/** How n8n 2.x calls its refusal to talk to an address ("SSRF protection"), checked before it connects. */
const BLOCKED = new Set(['SsrfBlockedIpError', 'SsrfBlockedHostnameError']);

/** Turns what the HTTP helper threw into a reply without an answer. Everything unfamiliar counts as lost: it may have been carried out. */
export function toNetworkError(error: unknown, service: Service): Reply {
	const [cause, message] = findFailure(chainOf(error)) ?? [
		'lost',
		() => 'The connection was lost before the response arrived',
	];
	return { kind: 'noAnswer', cause, message: message(service) };
}

type Thrown = Readonly<Record<string, unknown>>;

/** The error and what it wraps. */
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
	// A connection that could not be made in time has carried nothing.
	return early !== undefined && known?.[0] === 'timedOut' ? early : (known ?? early);
}

/** A connection that was there can break with the codes of one that cannot be made. */
function isUnderWay({ syscall, message }: Thrown): boolean {
	return (
		syscall === 'read' ||
		syscall === 'write' ||
		(typeof message === 'string' && /^(?:read|write) E/.test(message))
	);
}

function failureByCode(code: string): Failure | undefined {
	const untrusted = whyUntrusted(code);
	if (untrusted === undefined) return CAUSES.get(code);
	return [
		'misconfigured',
		() => `No secure connection to 'Base URL' is possible (${code}): ${untrusted}`,
	];
}

/** A failed look-up, connection or handshake; with several addresses of a host, one for each. */
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
