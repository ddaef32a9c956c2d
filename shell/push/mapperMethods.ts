import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { Run } from '../../bulk/run';
import { createPorts } from '../http/createPorts';
import { messageOf } from '../messageOf';
import { FORM_PATIENCE } from '../read/patience';
import type { Column } from '../schemas/column';
import type { Service } from '../service';

/** Lists the fields of a form, when the editor asks for them. */
export type MapperMethod = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** Shows columns that are the same in every workspace. */
export function fixedColumns(columns: readonly Column[]): MapperMethod {
	return async () => ({ fields: columns.map(toField) });
}

/**
 * Shows columns, then those of the workspace. Without these the form still works, and says what is missing.
 *
 * @param allId the column that holds all fields of the workspace as one object
 * @param lookUp gives the columns of the workspace; may throw
 */
export function workspaceColumns(
	columns: readonly Column[],
	allId: string,
	service: Service,
	lookUp: (run: Run) => Promise<readonly Column[]>,
): MapperMethod {
	const fields = columns.map(toField);
	const changeAll = (change: (field: ResourceMapperField) => Partial<ResourceMapperField>) =>
		fields.map((field) => (field.id === allId ? { ...field, ...change(field) } : field));
	return async function () {
		try {
			const run = new Run(createPorts(this, service, FORM_PATIENCE.timeoutMs), FORM_PATIENCE);
			const own = (await lookUp(run)).map(toField);
			// Each has a column of its own; the one for all of them is there for those who want it.
			return { fields: [...changeAll(() => ({ removed: own.length > 0 })), ...own] };
		} catch (error) {
			const notice = `(yours could not be listed: ${messageOf(error)})`;
			return {
				fields: changeAll(({ displayName }) => ({ displayName: `${displayName} ${notice}` })),
			};
		}
	};
}

function toField({ id, label, type, required, options }: Column): ResourceMapperField {
	return {
		id,
		displayName: label,
		type,
		required,
		display: true,
		defaultMatch: false,
		...(options === undefined
			? {}
			: { options: options.map((option) => ({ name: option, value: option })) }),
	};
}
