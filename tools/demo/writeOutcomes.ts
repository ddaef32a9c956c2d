import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatCsv } from './formatCsv';
import type { RowOutcome } from './outcomes';
import type { CompaniesFile } from './readCompanies';
import { UserError } from './userError';

/**
 * Writes the file back with what happened to each row: the user's columns as they were, then ours. The
 * separator and the byte order mark are the user's too, so that it opens where the original opened.
 *
 * @throws UserError when the target cannot be written
 */
export function writeOutcomes(
	target: string,
	{ headings, rows, dialect }: CompaniesFile,
	outcomes: readonly RowOutcome[],
	idName: 'rtp_aid' | 'id',
): void {
	// Some operations answer without IDs.
	const hasIds = outcomes.some(({ accountId }) => accountId !== '');
	const table = [
		[...headings, 'status', 'reason', 'domain', ...(hasIds ? [idName] : [])],
		...outcomes.map(({ row, status, reason, domain, accountId }) => [
			...(rows[row] ?? []),
			status,
			reason,
			domain,
			...(hasIds ? [accountId] : []),
		]),
	];
	try {
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, formatCsv(table, dialect));
	} catch {
		throw new UserError(`${target} cannot be written; is it open in another program?`);
	}
}
