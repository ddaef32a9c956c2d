const MINUTE_MS = 60_000;

/** Formats a point in time, ms since the epoch, for users. */
export type TellTime = (time: number) => string;

/**
 * Creates a function that formats times as "21 Nov 2026, 16:14 (Europe/Berlin)". Times are rounded up to the minute, so
 * that the stated time is never too early.
 *
 * @param zone an IANA name, as returned by n8n's `getTimezone`; UTC replaces a zone that does not exist
 */
export function timeTeller(zone: string): TellTime {
	const { format, name } = openFormat(zone);
	return (time) => {
		const parts = format.formatToParts(Math.ceil(time / MINUTE_MS) * MINUTE_MS);
		const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
		return `${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')} (${name})`;
	};
}

function openFormat(zone: string): { format: Intl.DateTimeFormat; name: string } {
	try {
		return { format: formatIn(zone), name: zone };
	} catch {
		return { format: formatIn('UTC'), name: 'UTC' };
	}
}

/** @throws RangeError when there is no such time zone */
function formatIn(timeZone: string): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat('en-US', {
		timeZone,
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	});
}
