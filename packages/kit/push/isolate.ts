import type { RowsRefusal } from './interpretRefusal';
import {
	sendBatch,
	type BatchReport,
	type BatchContext,
	type Objection,
	refused,
} from './sendBatch';
import type { Group, Row } from './row';
import type { History } from '../request/sendWithRetry';

/** From this share of bad rows, and at least this many, sending rows one by one takes fewer requests than halving. */
const MANY_BAD = { share: 0.15, rows: 3 };
/**
 * After this many rows refused one by one with the same message, without a success in between, the message may be about
 * the whole request.
 */
const LONGEST_STREAK = 30;

type Rows<Payload, Shared> = readonly Row<Payload, Shared>[];

/**
 * Determines the outcome of every row of one batch. When the API refuses a request because of some rows, these are
 * isolated so that the others are still sent. A request that is too large (HTTP 413) is split into halves.
 */
export class Isolation<Payload, Shared> {
	private bad = 0;
	private good = 0;

	constructor(
		private readonly group: Group<Shared>,
		private readonly delivery: BatchContext<Payload, Shared>,
	) {}

	/**
	 * Sends rows in one request, and in smaller ones if necessary.
	 *
	 * @returns whether the API accepted the first request
	 */
	async send(rows: Rows<Payload, Shared>, before: History): Promise<boolean> {
		const delivered = await sendBatch(rows, this.group, before, this.delivery);
		if (delivered.kind === 'refused') {
			await this.isolate(rows, delivered);
			return false;
		}
		if (delivered.accepted) this.good += rows.length;
		return delivered.accepted;
	}

	/** Finds the rows that caused a refusal: the ones named by the response, otherwise by halving. */
	private async isolate(
		rows: Rows<Payload, Shared>,
		delivered: Extract<BatchReport, { kind: 'refused' }>,
	): Promise<void> {
		const { refusal, history } = delivered;
		const { isConclusive } = refusal;
		const faults = new Map(
			refusal.faults.map((fault) => ['key' in fault ? fault.key : fault.position, fault]),
		);
		const rest = rows.filter((row, position) => {
			const fault = faults.get(position) ?? faults.get(row.key);
			if (fault !== undefined) {
				this.reject([row], { reason: fault.text, code: fault.code, isConclusive }, history);
			}
			return fault === undefined;
		});
		if (rows.length - rest.length === 1) this.prolongStreak(refusal);
		if (rest.length === 0) return;
		if (rest.length < rows.length) {
			await this.sendPart(rest, delivered);
			return;
		}
		if (rows.length === 1) {
			this.reject(rows, refusal, history);
			this.prolongStreak(refusal);
			return;
		}
		if (this.timesSaid(refusal) > 0) {
			await this.sendPart(rows, delivered);
			return;
		}
		if (this.hasManyBad()) {
			await this.sendOneByOne(rows, delivered);
			return;
		}
		const [left, right] = halve(rows);
		const isLeftClean = await this.sendPart(left, delivered);
		// If the left half is clean, the right half is bad: sending it whole would give no new information.
		if (isLeftClean && refusal.problem === 'invalid' && right.length > 1) {
			await this.isolate(right, delivered);
		} else {
			await this.sendPart(right, delivered);
		}
	}

	/** Sends rows one by one, until a streak of equal refusals suggests that this is pointless. */
	private async sendOneByOne(
		rows: Rows<Payload, Shared>,
		delivered: Extract<BatchReport, { kind: 'refused' }>,
	): Promise<void> {
		for (const [at, row] of rows.entries()) {
			if (this.timesSaid(delivered.refusal) > 0) {
				await this.sendPart(rows.slice(at), delivered);
				return;
			}
			await this.send([row], delivered.history);
		}
	}

	/**
	 * Sends some rows of a refused request. After a long streak of equal refusals, only two of them are tried at first,
	 * the last and the middle one: if both are refused as well, the rest is rejected without being sent.
	 */
	private async sendPart(
		rows: Rows<Payload, Shared>,
		{ refusal, history }: Extract<BatchReport, { kind: 'refused' }>,
	): Promise<boolean> {
		if (this.timesSaid(refusal) === 0) return await this.send(rows, history);
		const middle = rows.length >> 1;
		const probes = rows.filter((_, at) => at === middle || at === rows.length - 1);
		for (const row of probes) await this.send([row], history);
		const rest = rows.filter((row) => !probes.includes(row));
		if (rest.length === 0) return false;
		const said = this.timesSaid(refusal);
		if (said === 0) {
			await this.send(rest, history);
			return false;
		}
		const reason = `${refusal.reason} (the response to ${said} items sent one by one, and to a request that contained this one)`;
		const { reason: apiMessage, isConclusive } = refusal;
		this.reject(rest, { reason, apiMessage, isConclusive }, history);
		return false;
	}

	/**
	 * Number of rows refused with this message, once it is likely to concern the whole request; 0 until then. Never
	 * applies to `tooLarge`.
	 */
	private timesSaid({ problem, reason }: RowsRefusal): number {
		const { streak } = this.group;
		if (problem !== 'invalid' || streak?.reason !== reason) return 0;
		return streak.rows >= LONGEST_STREAK ? streak.rows : 0;
	}

	private prolongStreak({ reason }: RowsRefusal): void {
		const { streak } = this.group;
		this.group.streak = { reason, rows: streak?.reason === reason ? streak.rows + 1 : 1 };
	}

	private reject(rows: Rows<Payload, Shared>, objection: Objection, history: History): void {
		this.bad += rows.length;
		for (const row of rows) {
			this.delivery.ledger.record(row.index, refused(row, objection, history));
		}
	}

	private hasManyBad(): boolean {
		const { share, rows } = MANY_BAD;
		return this.bad >= rows && this.bad >= share * (this.bad + this.good);
	}
}

function halve<Item>(items: readonly Item[]): readonly [readonly Item[], readonly Item[]] {
	const middle = Math.ceil(items.length / 2);
	return [items.slice(0, middle), items.slice(middle)];
}
