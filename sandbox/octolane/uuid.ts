import { hash } from '../core/random';

/** A UUID that is always the same for one text. */
export function seededUuid(text: string): string {
	const digits = [0, 1, 2, 3]
		.map((part) => hash(text, String(part)).toString(16).padStart(8, '0'))
		.join('');
	const groups = [
		digits.slice(0, 8),
		digits.slice(8, 12),
		`4${digits.slice(13, 16)}`,
		`8${digits.slice(17, 20)}`,
		digits.slice(20),
	];
	return groups.join('-');
}
