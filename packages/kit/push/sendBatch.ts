import type { Run } from '../request/run';
import { type History, sendWithRetry } from '../request/sendWithRetry';
import { interpretRefusal, type RowsRefusal } from './interpretRefusal';
import type { Ledger } from './ledger';
import type { Outcome } from './outcome';
import { mayBeOurs, resultsToOutcomes } from './resultsToOutcomes';
import type { Group, Row } from './row';
import type { Conclusiveness, FaultCode, Target } from './target';

/** Where the rows of a batch are sent, the run they belong to, and where their outcomes are stored. */
export interface BatchContext<Payload, Shared> {
	readonly target: Target<Payload, Shared>;
	readonly run: Run;
	readonly ledger: Ledger;
}

/**
 * What sending a batch led to. `done`: every row has its outcome; `accepted` is true if the API accepted the batch.
 * `refused`: the API accepted no row, because of some of them.
 */
export type BatchReport =
	| { readonly kind: 'done'; readonly accepted: boolean }
	| { readonly kind: 'refused'; readonly refusal: RowsRefusal; readonly history: History };

/** Sends rows in one request, with retries, and records the outcome of each of them. */
export async function sendBatch<Payload, Shared>(
	rows: readonly Row<Payload, Shared>[],
	group: Group<Shared>,
	before: History,
	{ target, run, ledger }: BatchContext<Payload, Shared>,
): Promise<BatchReport> {
	const finish = (outcomeOf: (row: Row<Payload, Shared>) => Outcome): BatchReport => {
		for (const row of rows) ledger.record(row.index, outcomeOf(row));
		return { kind: 'done', accepted: false };
	};
	const { refusal } = group;
	if (refusal !== undefined) return finish((row) => refused(row, refusal, before));

	const payloads = rows.map(({ payload }) => payload);
	const request = target.encode(payloads, group.shared);
	const parseRefusal = (body: unknown, status: number) => target.parseRefusal(body, status);
	const report = await sendWithRetry(request, parseRefusal, run, before);
	const { verdict } = report;
	switch (verdict.kind) {
		case 'success': {
			delete group.streak;
			const decoded = target.decode(verdict.body, payloads, group.shared);
			const isReadable = decoded.kind !== 'unreadable';
			if (!isReadable) run.halt({ code: 'unreadable', reason: decoded.reason });
			const { outcomes, ...stray } = resultsToOutcomes(rows, decoded, report, target.keyName);
			ledger.countStray(stray);
			const indexes = rows.map(({ index }) => index);
			outcomes.forEach((outcome, at) => ledger.record(Number(indexes[at]), outcome));
			return { kind: 'done', accepted: isReadable };
		}
		case 'gaveUp':
			run.noteUnavailable(verdict.reason);
			return finish((row) => withoutResponse(row, { ...verdict, code: 'unavailable' }, report));
		case 'stop':
			return finish((row) =>
				withoutResponse(row, { ...verdict, resumeAt: run.stop?.resumeAt }, report),
			);
		case 'refused':
	}

	const interpretation = interpretRefusal(verdict);
	switch (interpretation.scope) {
		case 'rows': {
			// Attempts without a clear response carried the same rows and were refused as well.
			const ambiguous = report.ambiguous && !interpretation.isConclusive;
			return { kind: 'refused', refusal: interpretation, history: { ...report, ambiguous } };
		}
		case 'group':
			group.refusal = interpretation;
			return finish((row) => refused(row, interpretation, report));
		case 'run':
			run.halt(interpretation.stop);
			return finish((row) => withoutResponse(row, interpretation.stop, report));
	}
}

/** The API's objection to a row. */
export interface Objection extends Required<Conclusiveness> {
	readonly reason: string;
	/** The API's message, where `reason` adds to it. */
	readonly apiMessage?: string;
	/** `refused` when left out. */
	readonly code?: FaultCode | undefined;
}

/** The API refused the row, unless an earlier attempt without a clear response may have stored it. */
export function refused(
	{ isSuspect }: Pick<Row<unknown, unknown>, 'isSuspect'>,
	{ reason, apiMessage, code = 'refused', isConclusive }: Objection,
	history: History,
): Outcome {
	const isOpen = isSuspect || (history.ambiguous && !isConclusive);
	if (isOpen) return mayBeOurs(apiMessage ?? reason, history);
	const status = code === 'notFound' ? 'notFound' : 'failed';
	const words = apiMessage === undefined ? {} : { apiMessage };
	return { status, code, reason, ...words, attempts: history.attempts, facts: {} };
}

/** Without a response a row was not stored, unless an attempt may have been carried out. */
function withoutResponse(
	{ isSuspect }: Pick<Row<unknown, unknown>, 'isSuspect'>,
	{ code, reason, resumeAt }: { code: string; reason: string; resumeAt?: number | undefined },
	{ attempts, ambiguous }: History,
): Outcome {
	if (isSuspect || ambiguous) return { status: 'unknown', code, reason, attempts, facts: {} };
	return { status: 'notSent', code, reason, ...(resumeAt === undefined ? {} : { resumeAt }) };
}
