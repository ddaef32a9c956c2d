import { deliver, type Delivered, type Delivery, refused } from './deliver';
import { unconfirmed } from './readAnswers';
import type { Group, Row } from './row';
import type { History } from './sendWithRetry';
import type { RowFault } from './target';

/** From this share of bad rows on, among at least this many, single rows cost fewer requests than halving. */
const MANY_BAD = { share: 0.15, rows: 3 };
/** Further requests that one batch may spend on counts that do not add up. */
const MAX_CONFIRMATIONS = 14;

type Rows<Payload, Shared> = readonly Row<Payload, Shared>[];

/**
 * Gives every row of one batch its outcome. When the API refuses a request because of some rows, these are taken out so
 * that the others still go; when its counts do not add up, it is asked again in smaller requests.
 */
export class Settlement<Payload, Shared> {
	private bad = 0;
	private good = 0;
	private confirmations = 0;

	constructor(
		private readonly group: Group<Shared>,
		private readonly delivery: Delivery<Payload, Shared>,
	) {}

	/**
	 * Sends rows in one request, and in smaller ones if need be.
	 *
	 * @returns whether the API took that first request
	 */
	async settle(rows: Rows<Payload, Shared>, before: History): Promise<boolean> {
		const delivered = await deliver(rows, this.group, before, this.delivery);
		switch (delivered.kind) {
			case 'done':
				if (delivered.accepted) this.good += rows.length;
				return delivered.accepted;
			case 'refused':
				await this.isolate(rows, delivered);
				return false;
			case 'unconfirmed':
				await this.confirm(delivered.rows, delivered.history);
				return true;
		}
	}

	/** Finds the rows because of which a request was refused: as the reply names them, else by halving. */
	private async isolate(
		rows: Rows<Payload, Shared>,
		{ refusal, history }: Extract<Delivered<Payload, Shared>, { kind: 'refused' }>,
	): Promise<void> {
		const faults = new Map(
			refusal.faults.map((fault) => ['key' in fault ? fault.key : fault.position, fault]),
		);
		const rest = rows.filter((row, position) => {
			const named = faults.get(position) ?? faults.get(row.key);
			const fault = named ?? (rows.length === 1 ? { text: refusal.reason } : undefined);
			if (fault !== undefined) this.reject(row, fault, history);
			return fault === undefined;
		});
		if (rest.length === 0) return;
		if (rest.length < rows.length) {
			await this.settle(rest, history);
			return;
		}
		if (this.hasManyBad()) {
			for (const row of rows) await this.settle([row], history);
			return;
		}
		const [left, right] = halve(rows);
		const isLeftClean = await this.settle(left, history);
		// A clean left half proves that the right one is bad: sending it whole would tell nothing new.
		if (isLeftClean && refusal.problem === 'invalid' && right.length > 1) {
			await this.isolate(right, { kind: 'refused', refusal, history });
		} else {
			await this.settle(right, history);
		}
	}

	private reject(
		{ index }: Row<Payload, Shared>,
		{ text, code }: Pick<RowFault, 'text' | 'code'>,
		history: History,
	): void {
		this.bad++;
		this.delivery.ledger.record(index, refused(text, history, code));
	}

	private hasManyBad(): boolean {
		const { share, rows } = MANY_BAD;
		return this.bad >= rows && this.bad >= share * (this.bad + this.good);
	}

	/** Asks again for rows about which the counts of a reply tell nothing certain. */
	private async confirm(rows: Rows<Payload, Shared>, before: History): Promise<void> {
		// They were sent and may be stored, whatever happens from here on.
		const history = { ...before, ambiguous: true };
		const parts = rows.length > 1 ? halve(rows) : [];
		const isAffordable = this.confirmations + parts.length <= MAX_CONFIRMATIONS;
		if (parts.length === 0 || !isAffordable) {
			for (const { index } of rows) this.delivery.ledger.record(index, unconfirmed(history));
			return;
		}
		this.confirmations += parts.length;
		for (const part of parts) await this.settle(part, history);
	}
}

function halve<Item>(items: readonly Item[]): readonly [readonly Item[], readonly Item[]] {
	const middle = Math.ceil(items.length / 2);
	return [items.slice(0, middle), items.slice(middle)];
}
