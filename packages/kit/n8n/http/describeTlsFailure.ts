/** Codes of a certificate with an unknown issuer. */
const UNKNOWN_ISSUER = [
	'CERT_REJECTED',
	'CERT_SIGNATURE_FAILURE',
	'CERT_UNTRUSTED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'INVALID_CA',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
	'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];
/** Codes of a certificate that has expired or is not yet valid. */
const WRONG_TIME = [
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'ERROR_IN_CERT_NOT_AFTER_FIELD',
	'ERROR_IN_CERT_NOT_BEFORE_FIELD',
];
/** Codes of a certificate for another host. */
const WRONG_HOST = [
	'ERR_TLS_CERT_ALTNAME_FORMAT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'HOSTNAME_MISMATCH',
];
/** All other codes of a failed certificate verification. */
const OTHERS = [
	'CERT_CHAIN_TOO_LONG',
	'CERT_REVOKED',
	'CRL_HAS_EXPIRED',
	'CRL_NOT_YET_VALID',
	'CRL_SIGNATURE_FAILURE',
	'ERROR_IN_CRL_LAST_UPDATE_FIELD',
	'ERROR_IN_CRL_NEXT_UPDATE_FIELD',
	'INVALID_PURPOSE',
	'PATH_LENGTH_EXCEEDED',
	'UNABLE_TO_DECRYPT_CRL_SIGNATURE',
	'UNABLE_TO_GET_CRL',
];
/** Codes of a handshake without a common protocol, for example because the server speaks plain HTTP. */
const NO_COMMON_WAY = ['EPROTO', 'ERR_TLS_DH_PARAM_SIZE'];

const REASONS: ReadonlyMap<string, string> = new Map<string, string>([
	...explain(
		UNKNOWN_ISSUER,
		'its certificate is not from an authority that this n8n instance trusts. If a proxy inspects the traffic, add its certificate authority to n8n with NODE_EXTRA_CA_CERTS',
	),
	...explain(
		WRONG_TIME,
		'its certificate has expired or is not valid yet. Also check the clock of the machine that runs n8n',
	),
	...explain(WRONG_HOST, 'its certificate is for a different host name'),
	...explain(OTHERS, 'its certificate cannot be accepted'),
	...explain(
		NO_COMMON_WAY,
		'the server there does not use TLS, or no version that n8n supports. Check the host and the port',
	),
]);

function explain(codes: readonly string[], reason: string): [code: string, reason: string][] {
	return codes.map((code) => [code, reason]);
}

/**
 * Explains why no secure connection was established; `undefined` when the code does not prove that nothing was sent.
 *
 * A certificate is verified before the request is written, so every one of Node.js's "X509 certificate error codes" is
 * a proof. `EPROTO` means that writing the request failed: either it was still waiting for the handshake, or the server
 * never received all of it. `ERR_SSL_...` comes from a read, at any time, also long after the request was received, and
 * proves nothing.
 */
export function describeTlsFailure(code: string): string | undefined {
	return REASONS.get(code);
}
