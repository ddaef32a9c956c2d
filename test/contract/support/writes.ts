import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WorldOptions } from '#sandbox/server';
import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { WireRequest } from './recorder';
import type { RowPlan } from './rows';

/** A write operation, and how its requests are parsed. */
export interface Write {
	readonly name: string;
	/** A path of the document, with its names in braces. */
	readonly path: string;
	readonly method: 'post' | 'put' | 'patch';
	readonly parameters: INodeParameters;
	readonly plan: RowPlan;
	/** The rows of a request, each in the form of `Piece.sent`. */
	readonly rowsOf: (request: WireRequest) => readonly IDataObject[];
	/** The unique key of a row. */
	readonly keyOf: (row: IDataObject) => string;
	/** Initial state of the API. */
	readonly world?: WorldOptions;
	/** Number of rows in a sheet. */
	readonly size: { readonly least: number; readonly most: number };
}

/** The objects in a list. */
export function objectsIn(list: unknown): IDataObject[] {
	return Array.isArray(list) ? list.filter(isObject) : [];
}

/** A value if it is an object. */
export function isObject(value: unknown): value is IDataObject {
	return isRecord(value);
}

/** The list with this name in the body of a request. */
export function listIn(name: string): Write['rowsOf'] {
	return ({ body }) => (isObject(body) ? objectsIn(body[name]) : []);
}

/** More than fit into one request, even if some are invalid. */
export const MANY = { least: 125, most: 145 } as const;
