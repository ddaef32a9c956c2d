import type { Verdict } from './classifyReply';
import type { Ledger } from './ledger';
import type { Outcome } from './outcome';
import { mayBeOurs, readAnswers } from './readAnswers';
import type { Group, Row } from './row';
import type { Run } from './run';
import { type Attempted, type History, sendWithRetry } from './sendWithRetry';
import type { Decoded, FaultCode, Target } from './target';

/** Where rows go, by which rules, and who is told about them. */
export interface Delivery<Payload, Shared> {
	readonly target: Target<Payload, Shared>;
	readonly run: Run;
	readonly ledger: Ledger;
}

/**
 * What a delivery leaves to do. `done`: every row has its outcome; `accepted` when the API took all of them.
 * `refused`: the API took none, because of some. `unconfirmed`: for these rows a smaller request could tell more.
 */
export type Delivered<Payload, Shared> =
	| { readonly kind: 'done'; readonly accepted: boolean }
	| {
			readonly kind: 'refused';
			readonly refusal: Extract<Verdict, { scope: 'rows' }>;
			readonly history: History;
	  }
	| {
			readonly kind: 'unconfirmed';
			readonly rows: readonly Row<Payload, Shared>[];
			readonly history: History;
	  };

/** Sends rows in one request, with retries, and records what the API says about each of them. */
export async function deliver<Payload, Shared>(
	rows: readonly Row<Payload, Shared>[],
	group: Group<Shared>,
	before: History,
	{ target, run, ledger }: Delivery<Payload, Shared>,
): Promise<Delivered<Payload, Shared>> {
	const finish = (outcome: Outcome): Delivered<Payload, Shared> => {
		for (const { index } of rows) ledger.record(index, outcome);
		return { kind: 'done', accepted: false };
	};
	if (group.refusal !== undefined) return finish(refused(group.refusal, before));

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
		case 'none':
			return readAccepted(rows, target.decode(verdict.body, payloads, group.shared), attempted, {
				target,
				run,
				ledger,
			});
		case 'rows':
			return { kind: 'refused', refusal: verdict, history: attempted };
		case 'group':
			group.refusal = verdict.reason;
			return finish(refused(verdict.reason, attempted));
		case 'request':
			run.noteUnavailable(verdict.reason);
			return finish(withoutAnswer('unavailable', verdict.reason, attempted));
		case 'run':
			return finish(withoutAnswer(verdict.code, verdict.reason, attempted));
	}
}

function readAccepted<Payload, Shared>(
	rows: readonly Row<Payload, Shared>[],
	decoded: Decoded,
	history: Attempted,
	{ target, run, ledger }: Delivery<Payload, Shared>,
): Delivered<Payload, Shared> {
	if (decoded.kind === 'unreadable') run.halt({ code: 'unreadable', reason: decoded.reason });
	const keys = rows.map(({ key }) => key);
	const answers = readAnswers(keys, decoded, history, target.keyName);
	run.countStray(answers);
	const open = rows.filter(({ index }, position) => {
		const outcome = answers.outcomes[position];
		if (outcome !== undefined) ledger.record(index, outcome);
		return outcome === undefined;
	});
	if (open.length > 0) return { kind: 'unconfirmed', rows: open, history };
	return { kind: 'done', accepted: decoded.kind !== 'unreadable' };
}

/** The API refused the row, unless an earlier attempt whose answer was lost may have stored it. */
export function refused(reason: string, history: History, code: FaultCode = 'refused'): Outcome {
	if (history.ambiguous) return mayBeOurs(reason, history);
	const status = code === 'notFound' ? 'notFound' : 'failed';
	return { status, code, reason, attempts: history.attempts, facts: {} };
}

/** Without an answer the row cannot have been stored, unless an attempt may have been carried out all the same. */
function withoutAnswer(code: string, reason: string, { attempts, ambiguous }: History): Outcome {
	return ambiguous
		? { status: 'unknown', code, reason, attempts, facts: {} }
		: { status: 'notSent', code, reason };
}
