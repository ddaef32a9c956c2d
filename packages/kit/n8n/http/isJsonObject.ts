import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../values/isRecord';

/** Whether a parsed JSON value can be the content of an item. */
export function isJsonObject(value: unknown): value is IDataObject {
	return isRecord(value);
}
