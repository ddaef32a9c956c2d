import type { IDataObject } from 'n8n-workflow';
import type { InputRow } from './getRows';

/**
 * What the output repeats of a row: the clean values of a valid row, the typed ones of an invalid row, as far as they
 * are plain. What a schema has rebuilt may lack the value that was typed.
 *
 * @param ids the columns that are repeated
 */
export function echoOf<Payload extends object>(
	row: InputRow<Payload, unknown>,
	ids: readonly string[],
): IDataObject {
	const { values } = row;
	const clean: object = row.valid ? row.payload : values;
	const echo: IDataObject = {};
	for (const id of ids) {
		const value: unknown = Reflect.get(id in clean ? clean : values, id);
		if (typeof value === 'string' || typeof value === 'number') echo[id] = value;
	}
	return echo;
}
