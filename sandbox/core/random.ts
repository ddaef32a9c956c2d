/** A 32-bit hash of texts (FNV-1a). */
export function hash(...texts: readonly string[]): number {
	let value = 0x811c9dc5;
	for (const text of texts) {
		for (let at = 0; at < text.length; at++) {
			value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
		}
		value = Math.imul(value ^ 0xff, 0x01000193);
	}
	return value >>> 0;
}

/** Numbers from 0 up to 1, always the same for one seed (mulberry32). */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	};
}

/** A copy in another order (Fisher-Yates). */
export function shuffle<Row>(rows: readonly Row[], random: () => number): Row[] {
	const rest = [...rows];
	const shuffled: Row[] = [];
	while (rest.length > 0) shuffled.push(...rest.splice(Math.floor(random() * rest.length), 1));
	return shuffled;
}
