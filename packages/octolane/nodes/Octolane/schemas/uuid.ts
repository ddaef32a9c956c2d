const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text is a UUID, in any letter case. */
export function isUuid(text: string): boolean {
	return UUID.test(text);
}

/**
 * An ID in the format in which it is sent. UUIDs are "output as lower case characters and are case insensitive on
 * input" (RFC 4122 section 3), and a server may compare them as plain text. Other IDs are unchanged.
 */
export function cleanId(id: string): string {
	return isUuid(id) ? id.toLowerCase() : id;
}
