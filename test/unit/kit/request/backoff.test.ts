import { fullJitter } from '@n8n-nodes-recotap/kit/request/backoff';

it.each([
	[1, 500],
	[2, 1_000],
	[3, 2_000],
	[4, 4_000],
	[5, 8_000],
	[6, 16_000],
	[7, 20_000],
	[8, 20_000],
	[2_000, 20_000],
])(
	'waits at most up to a ceiling that doubles until 20 seconds: failure %i',
	(failures, ceiling) => {
		expect(fullJitter(failures, () => 0)).toBe(0);
		expect(fullJitter(failures, () => 0.25)).toBe(ceiling / 4);
		expect(fullJitter(failures, () => 0.999_999)).toBe(ceiling);
	},
);

it('waits a whole number of milliseconds', () => {
	expect(fullJitter(1, () => 0.1234)).toBe(62);
});

it('draws one random number, so that workers are spread evenly', () => {
	const random = jest.fn(() => 0.5);
	expect(fullJitter(1, random)).toBe(250);
	expect(random).toHaveBeenCalledTimes(1);
});
