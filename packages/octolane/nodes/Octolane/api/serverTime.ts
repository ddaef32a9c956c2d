import type { ApiRequest, Ports, Reply } from '@n8n-nodes-recotap/kit/request/ports';
import { parseDateTime } from '@n8n-nodes-recotap/kit/values/dateTime';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';

/**
 * When rows reached Octolane by its own clock, from the `Date` of its replies: nobody knows how far that clock is from
 * ours. Whole seconds, as RFC 9110 section 6.6.1 has it.
 */
export class ServerTime {
	/** Domain -> earliest time that its first request can have arrived, ms since the epoch; `undefined` when a reply told no time. */
	private readonly arrivals = new Map<string, number | undefined>();

	/** Listens to what is sent and what comes back. */
	watch(ports: Ports): Ports {
		const send = async (request: ApiRequest): Promise<Reply> => {
			const sentAt = ports.now();
			const reply = await ports.send(request);
			this.note(domainsIn(request), arrival(reply, ports.now() - sentAt));
			return reply;
		};
		return { ...ports, send };
	}

	/** Earliest time, ms since the epoch, that a row of this run can have been stored; `undefined` when nobody can tell. */
	arrivalOf(domain: string): number | undefined {
		return this.arrivals.get(domain);
	}

	private note(domains: readonly string[], at: number | undefined): void {
		for (const domain of domains) {
			// An attempt that told no time may have been the first.
			if (!this.arrivals.has(domain)) this.arrivals.set(domain, at);
		}
	}
}

/** The answer was made at its `Date` or up to a second later; the request came in no longer before than all of it took. */
function arrival(reply: Reply, tookMs: number): number | undefined {
	const date = reply.kind === 'answer' ? parseDateTime(reply.headers.date ?? '', 'utc') : NaN;
	return Number.isNaN(date) ? undefined : date - tookMs;
}

/** The domains of the rows in a request that writes. */
function domainsIn({ body }: ApiRequest): string[] {
	if (!Array.isArray(body)) return [];
	return body.flatMap((row: unknown) =>
		isRecord(row) && typeof row.domain === 'string' ? [row.domain] : [],
	);
}
