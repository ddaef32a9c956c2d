import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { Run } from '../../request/run';
import { createPorts } from '../http/createPorts';
import { FORM_LIMITS } from '../http/requestLimits';
import type { Service } from '../http/service';
import type { CustomFields } from '../input/rowForm';
import { listError } from '../list/listError';
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
 * @returns a method that throws when they cannot be looked up: n8n takes a shorter list for the truth, and deletes what
 * the user has mapped to the missing ones. After an error it keeps the mapping.
 */
export function workspaceColumns(
	columns: readonly Column[],
	custom: CustomFields<unknown>,
	service: Service,
): MapperMethod {
	const fields = columns.map(toField);
	return async function () {
		try {
			const run = new Run(createPorts(this, service, FORM_LIMITS.timeoutMs), FORM_LIMITS);
			const whole = await custom.lookUp(run);
			const own = whole.columns.slice(columns.length).map(toField);
			// Each field has a column of its own; the one that holds them all is optional.
			const removed = own.length > 0;
			return {
				fields: [
					...fields.map((field) => (field.id === custom.id ? { ...field, removed } : field)),
					...own,
				],
			};
		} catch (error) {
			const outcome = 'so your mapping was kept';
			throw listError(this, error, { service, things: custom.things, outcome });
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
