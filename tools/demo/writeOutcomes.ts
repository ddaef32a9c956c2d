import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { RowOutcome } from './outcomes';
import type { CompaniesFile } from './readCompanies';
import { UserError } from './userError';

/**
 * Writes the file back with what happened to each row: the user's columns as they were, then ours. The separator and the
 * byte order mark are the user's too, so that it opens where the original opened. A cell that a spreadsheet would run as
 * a formula (= + - @) stays as it is: it must survive the way back into a CRM, and phone numbers start with a plus.
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
			...[status, reason, domain, ...(hasIds ? [accountId] : [])],
		]),
	];
	const text = stringify(table, { ...dialect, quoted_match: /^\s|\s$|\r/ });
	try {
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, text);
	} catch {
		throw new UserError(`${target} cannot be written; is it open in another program?`);
	}
}
