import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { Run } from '../../request/run';
import { createPorts } from '../http/createPorts';
import { FORM_PATIENCE } from '../http/patience';
import { readError, type Subject } from '../list/listError';
import type { Column } from '../../values/column';

/** Returns the fields of a form, for the editor. */
export type MapperMethod = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** Returns columns that are the same in every workspace. */
export function fixedColumns(columns: readonly Column[]): MapperMethod {
	return async () => ({ fields: columns.map(toField) });
}

/**
 * Returns fixed columns followed by those of the workspace.
 *
 * @param allId the column that holds all fields of the workspace as one object
 * @param lookUp fetches the columns of the workspace; may throw
 * @param subject what the fields belong to and what they are called
 * @returns a method that throws when they cannot be fetched: given a shorter list, n8n deletes the user's mapping of
 * the missing columns; after an error it keeps the mapping.
 */
export function workspaceColumns(
	columns: readonly Column[],
	allId: string,
	lookUp: (run: Run) => Promise<readonly Column[]>,
	subject: Pick<Subject, 'service' | 'things'>,
): MapperMethod {
	const fields = columns.map(toField);
	return async function () {
		try {
			const run = new Run(
				createPorts(this, subject.service, FORM_PATIENCE.timeoutMs),
				FORM_PATIENCE,
			);
			const own = (await lookUp(run)).map(toField);
			// Each field has a column of its own; the one that holds them all is optional.
			const removed = own.length > 0;
			return {
				fields: [
					...fields.map((field) => (field.id === allId ? { ...field, removed } : field)),
					...own,
				],
			};
		} catch (error) {
			const outcome = 'so your mapping was kept';
			throw readError(this, error, { ...subject, outcome });
		}
	};
}

function toField({ id, label, note, type, required, options }: Column): ResourceMapperField {
	return {
		id,
		displayName: note === undefined ? label : `${label} (${note})`,
		type,
		required,
		display: true,
		defaultMatch: false,
		...(options === undefined ? {} : { options: [...options] }),
	};
}
