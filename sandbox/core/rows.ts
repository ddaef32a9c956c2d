import { isRecord } from './values';

/** The rows of a bulk body: the body itself, or its list, whatever that is called. */
export function rowsOf(body: unknown): readonly unknown[] {
	if (isList(body)) return body;
	const name = listNameOf(body);
	const list = isRecord(body) && name !== undefined ? body[name] : undefined;
	return isList(list) ? list : [];
}

/** The same body with other rows. */
export function withRows(body: unknown, rows: readonly unknown[]): unknown {
	if (isList(body)) return rows;
	const name = listNameOf(body);
	return isRecord(body) && name !== undefined ? { ...body, [name]: rows } : body;
}

/** The domain of a row as it was sent, '' if it has none. */
export function domainOf(row: unknown): string {
	return isRecord(row) && typeof row['domain'] === 'string' ? row['domain'] : '';
}

/** The name of the list in a bulk body. */
export function listNameOf(body: unknown): string | undefined {
	return isRecord(body) ? Object.keys(body).find((key) => isList(body[key])) : undefined;
}

function isList(value: unknown): value is unknown[] {
	return Array.isArray(value);
}
