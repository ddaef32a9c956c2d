import { timeTeller } from '@n8n-nodes-recotap/kit/n8n/output/formatTime';

const AFTERNOON = Date.UTC(2026, 10, 21, 15, 13);

it.each([
	['Europe/Berlin', '21 Nov 2026, 16:13 (Europe/Berlin)'],
	['America/New_York', '21 Nov 2026, 10:13 (America/New_York)'],
	['Asia/Kolkata', '21 Nov 2026, 20:43 (Asia/Kolkata)'],
	['Pacific/Auckland', '22 Nov 2026, 04:13 (Pacific/Auckland)'],
])('formats a time in the time zone %s', (zone, text) => {
	expect(timeTeller(zone)(AFTERNOON)).toBe(text);
});

it('never states a time that is too early', () => {
	const tell = timeTeller('UTC');
	expect(tell(AFTERNOON + 1)).toBe('21 Nov 2026, 15:14 (UTC)');
	expect(tell(AFTERNOON + 60_000)).toBe('21 Nov 2026, 15:14 (UTC)');
	expect(tell(Date.UTC(2026, 11, 31, 23, 59, 0, 1))).toBe('1 Jan 2027, 00:00 (UTC)');
});

it('uses UTC for a time zone that does not exist', () => {
	expect(timeTeller('Mars/Olympus')(AFTERNOON)).toBe('21 Nov 2026, 15:13 (UTC)');
});

it('abbreviates every month to three letters', () => {
	const tell = timeTeller('UTC');
	for (let month = 0; month < 12; month++) {
		expect(tell(Date.UTC(2026, month, 1))).toMatch(/^1 [A-Z][a-z]{2} 2026, 00:00 \(UTC\)$/);
	}
});
