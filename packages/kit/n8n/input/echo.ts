import type { IDataObject } from 'n8n-workflow';
import type { InputRow } from './getRows';

/**
 * The values that the output repeats of a row: parsed values of a valid row, plain original values of an invalid one. A
 * schema that transforms the row may drop original values.
 *
 * @param ids the columns to repeat
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
