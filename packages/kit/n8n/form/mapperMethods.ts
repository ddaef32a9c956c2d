import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { Run } from '../../request/run';
import { createPorts } from '../http/createPorts';
import { FORM_PATIENCE } from '../http/patience';
import { listError, type Subject } from '../list/listError';
import type { Column } from '../../values/column';

/** Lists the fields of a form, when the editor asks for them. */
export type MapperMethod = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** Shows columns that are the same in every workspace. */
export function fixedColumns(columns: readonly Column[]): MapperMethod {
	return async () => ({ fields: columns.map(toField) });
}

/**
 * Shows columns, then those of the workspace.
 *
 * @param allId the column that holds all fields of the workspace as one object
 * @param lookUp gives the columns of the workspace; may throw
 * @param subject whose fields they are, and what to call them
 * @returns a method that throws when they cannot be looked up: n8n takes a shorter list for the truth, and deletes what
 * the user has mapped to the missing ones. After an error it keeps the mapping.
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
			// Each has a column of its own; the one for all of them is there for those who want it.
			const removed = own.length > 0;
			return {
				fields: [
					...fields.map((field) => (field.id === allId ? { ...field, removed } : field)),
					...own,
				],
			};
		} catch (error) {
			const outcome = 'so your mapping was kept';
			throw listError(this, error, { ...subject, outcome });
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
