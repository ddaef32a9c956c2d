import type { Checkpoint, Earlier } from '@n8n-nodes-recotap/kit/push/checkpoint';
import type { CheckedRow } from '@n8n-nodes-recotap/kit/push/push';
import {
	accepted,
	type FakeApi,
	type Pushed,
	pushTo,
	type PushOptions,
	type Shared,
	type Thing,
} from './pushTo';

const EMPTY: Checkpoint = { entries: [], hasGaps: false };
const digest = (text: string): string => `digest of ${text}`;

/** Consecutive tries; each gets the checkpoint of those before it. */
export function tries() {
	let checkpoint = EMPTY;
	return {
		/** As n8n stores it: as JSON. */
		get checkpoint() {
			return checkpoint;
		},
		set checkpoint(other: Checkpoint) {
			checkpoint = other;
		},
		next: async (
			api: FakeApi,
			rows: readonly CheckedRow<Thing, Shared>[],
			options: PushOptions = {},
		): Promise<Pushed> => {
			const earlier: Earlier = { checkpoint, digest };
			const pushed = await pushTo(api, rows, { ...options, earlier });
			checkpoint = JSON.parse(JSON.stringify(pushed.checkpoint())) as Checkpoint;
			return pushed;
		},
	};
}

/** Creates each key once and refuses it afterwards, like an API without upsert. */
export function insertOnly(...existing: readonly string[]) {
	const stored = new Set<string>(existing);
	const api: FakeApi = (inRequest) =>
		accepted({
			kind: 'perRow',
			results: inRequest.map((key) => {
				if (!stored.has(key)) {
					stored.add(key);
					return { key, status: 'created' as const, facts: {} };
				}
				const reason = 'It already exists';
				return { key, status: 'failed' as const, code: 'alreadyExists', reason, facts: {} };
			}),
		});
	return { api, stored };
}

/** The same rows with other content, as from an expression with the time of day. */
export function changed(rows: readonly CheckedRow<Thing, Shared>[]): CheckedRow<Thing, Shared>[] {
	return rows.map((row) =>
		row.valid ? { ...row, payload: { ...row.payload, at: 'another time' } } : row,
	);
}
