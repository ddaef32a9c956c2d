import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type AnySchemaObject } from 'ajv';
import type { IDataObject } from 'n8n-workflow';

/**
 * Loads a schema from where n8n looks for it.
 *
 * @param nodeFolder folder of the built node
 */
export function readSchema(nodeFolder: string, name: string): AnySchemaObject {
	const file = path.join(nodeFolder, '__schema__', `${name}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as AnySchemaObject;
}

/** The differences between a schema and actual items. */
export function compare(schema: AnySchemaObject, items: readonly IDataObject[]): unknown {
	const validate = new Ajv({ strict: false }).compile({ ...schema, additionalProperties: false });
	const seen = new Set(items.flatMap((item) => Object.keys(item)));
	const named = Object.keys(schema.properties as object);
	return {
		wrong: items.flatMap((item) => (validate(item) ? [] : [validate.errors])),
		neverSeen: named.filter((property) => !seen.has(property)),
	};
}

/** The result of `compare` if there are none. */
export const AGREED = { wrong: [], neverSeen: [] };
