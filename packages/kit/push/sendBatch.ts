import type { Verdict } from '../request/classifyResponse';
import type { Ledger } from './ledger';
import type { Outcome } from './outcome';
import { mayBeOurs, readAnswers } from './resultsToOutcomes';
import type { Group, Row } from './row';
import type { Run } from '../request/run';
import { type History, sendWithRetry } from '../request/sendWithRetry';
import type { Conclusive, FaultCode, Target } from './target';

/** Where rows go, by which rules, and who is told about them. */
export interface Delivery<Payload, Shared> {
	readonly target: Target<Payload, Shared>;
	readonly run: Run;
	readonly ledger: Ledger;
}

/**
 * What a delivery leaves to do. `done`: every row has its outcome; `accepted` when the API took all of them.
 * `refused`: the API took none, because of some.
 */
export type Delivered =
	| { readonly kind: 'done'; readonly accepted: boolean }
	| {
			readonly kind: 'refused';
			readonly refusal: Extract<Verdict, { scope: 'rows' }>;
			readonly history: History;
	  };

/** Sends rows in one request, with retries, and records what the API says about each of them. */
export async function deliver<Payload, Shared>(
	rows: readonly Row<Payload, Shared>[],
	group: Group<Shared>,
	before: History,
	{ target, run, ledger }: Delivery<Payload, Shared>,
): Promise<Delivered> {
	const finish = (outcomeOf: (row: Row<Payload, Shared>) => Outcome): Delivered => {
		for (const row of rows) ledger.record(row.index, outcomeOf(row));
		return { kind: 'done', accepted: false };
	};
	const { refusal } = group;
	if (refusal !== undefined) return finish((row) => refused(row, refusal, before));

	const payloads = rows.map(({ payload }) => payload);
	const request = target.encode(payloads, group.shared);
	const attempted = await sendWithRetry(
		request,
		(body, status) => target.readRefusal(body, status),
		run,
		before,
	);
	const { verdict } = attempted;
	switch (verdict.scope) {
		case 'none': {
			delete group.streak;
			const decoded = target.decode(verdict.body, payloads, group.shared);
			const isReadable = decoded.kind !== 'unreadable';
			if (!isReadable) run.halt({ code: 'unreadable', reason: decoded.reason });
			const answers = readAnswers(rows, decoded, attempted, target.keyName);
			run.countStray(answers);
			const indexes = rows.map(({ index }) => index);
			answers.outcomes.forEach((outcome, at) => ledger.record(Number(indexes[at]), outcome));
			return { kind: 'done', accepted: isReadable };
		}
		case 'rows': {
			// Attempts whose answer was lost carried these very rows and were refused as well.
			const ambiguous = attempted.ambiguous && !verdict.isConclusive;
			return { kind: 'refused', refusal: verdict, history: { ...attempted, ambiguous } };
		}
		case 'group':
			group.refusal = verdict;
			return finish((row) => refused(row, verdict, attempted));
		case 'request':
			run.noteUnavailable(verdict.reason);
			return finish((row) => withoutAnswer(row, { ...verdict, code: 'unavailable' }, attempted));
		case 'run':
			return finish((row) =>
				withoutAnswer(row, { ...verdict, resumeAt: run.stop?.resumeAt }, attempted),
			);
	}
}

/** What the API says against a row. */
export interface Objection extends Required<Conclusive> {
	readonly reason: string;
	/** The API's own words, where `reason` adds to them. */
	readonly apiMessage?: string;
	/** `refused` when left out. */
	readonly code?: FaultCode | undefined;
}

/** The API refused the row, unless an earlier attempt whose answer was lost may have stored it. */
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

/** Without an answer the row cannot have been stored, unless an attempt may have been carried out all the same. */
function withoutAnswer(
	{ isSuspect }: Pick<Row<unknown, unknown>, 'isSuspect'>,
	{ code, reason, resumeAt }: { code: string; reason: string; resumeAt?: number | undefined },
	{ attempts, ambiguous }: History,
): Outcome {
	if (isSuspect || ambiguous) return { status: 'unknown', code, reason, attempts, facts: {} };
	return { status: 'notSent', code, reason, ...(resumeAt === undefined ? {} : { resumeAt }) };
}
