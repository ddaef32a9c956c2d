import type { ApiRequest, Ports, ResponseOrError } from '@n8n-nodes-recotap/kit/request/ports';
import { parseDateTime } from '@n8n-nodes-recotap/kit/values/dateTime';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';

/**
 * When rows reached Octolane by its own clock, from the `Date` of its responses: the offset from our clock is unknown.
 * In whole seconds, as defined in RFC 9110 section 6.6.1.
 */
export class ServerTime {
	/**
	 * Maps a domain to the earliest time at which its first request can have arrived, ms since the epoch; `undefined` if
	 * a response contained no time.
	 */
	private readonly arrivals = new Map<string, number | undefined>();

	/** Records the times of requests and responses. */
	watch(ports: Ports): Ports {
		const send = async (request: ApiRequest): Promise<ResponseOrError> => {
			const sentAt = ports.now();
			const reply = await ports.send(request);
			this.note(domainsIn(request), arrival(reply, ports.now() - sentAt));
			return reply;
		};
		return { ...ports, send };
	}

	/** Earliest time at which a row of this run can have been stored, ms since the epoch; `undefined` if unknown. */
	arrivalOf(domain: string): number | undefined {
		return this.arrivals.get(domain);
	}

	private note(domains: readonly string[], at: number | undefined): void {
		for (const domain of domains) {
			// An attempt without a time may have been the first.
			if (!this.arrivals.has(domain)) this.arrivals.set(domain, at);
		}
	}
}

/**
 * A response is created at its `Date` or up to a second later; the request arrived at most its whole duration before
 * that.
 */
function arrival(reply: ResponseOrError, tookMs: number): number | undefined {
	const date = reply.kind === 'response' ? parseDateTime(reply.headers.date ?? '', 'utc') : NaN;
	return Number.isNaN(date) ? undefined : date - tookMs;
}

/** The domains of the rows in a write request. */
function domainsIn({ body }: ApiRequest): string[] {
	if (!Array.isArray(body)) return [];
	return body.flatMap((row: unknown) =>
		isRecord(row) && typeof row.domain === 'string' ? [row.domain] : [],
	);
}
