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

/** From this share of bad rows on, among at least this many, single rows cost fewer requests than halving. */
const MANY_BAD = { share: 0.15, rows: 3 };
/**
 * After so many rows that were refused one at a time with the same words, and nothing taken in between, the words may be
 * about the whole request.
 */
const LONGEST_STREAK = 30;

type Rows<Payload, Shared> = readonly Row<Payload, Shared>[];

/**
 * Gives every row of one batch its outcome. When the API refuses a request because of some rows, these are taken out so
 * that the others still go.
 */
export class Isolation<Payload, Shared> {
	private bad = 0;
	private good = 0;

	constructor(
		private readonly group: Group<Shared>,
		private readonly delivery: BatchContext<Payload, Shared>,
	) {}

	/**
	 * Sends rows in one request, and in smaller ones if need be.
	 *
	 * @returns whether the API took that first request
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

	/** Finds the rows because of which a request was refused: as the reply names them, else by halving. */
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
		// A clean left half proves that the right one is bad: sending it whole would tell nothing new.
		if (isLeftClean && refusal.problem === 'invalid' && right.length > 1) {
			await this.isolate(right, delivered);
		} else {
			await this.sendPart(right, delivered);
		}
	}

	/** Sends each row by itself, as long as that makes sense. */
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
	 * Sends some rows of a refused request. After many refusals with the same words it first tries two of them, the last one
	 * and the one in the middle: when they are refused as well, so are the others, untried.
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

	/** Of how many rows these words have been said, once they seem to be about all; 0 before. Too many rows are no such words. */
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
