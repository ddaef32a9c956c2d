import { z } from 'zod';
import type { RowSchema } from './checkRow';
import { readerOf } from './fields';

/** A row that consists only of its fields. */
export interface Row<Shape extends z.ZodRawShape> extends Required<
	RowSchema<z.output<z.ZodObject<Shape>>>
> {
	readonly shape: Shape;
}

/** The type of a valid row of a schema. */
export type PayloadOf<Schema> = Schema extends RowSchema<infer Payload> ? Payload : never;

/**
 * The schema of a row that consists only of its fields. Valid rows are parsed by the fields themselves, which avoids
 * the objects that zod creates for each field of each row; zod decides about all others.
 */
export function row<Shape extends z.ZodRawShape>(shape: Shape): Row<Shape> {
	const schema = z.object(shape);
	const readers = Object.entries(shape).map(([id, field]) => ({ id, ...readerOf(field) }));
	return {
		shape,
		safeParse: (values: Readonly<Record<string, unknown>>) => schema.safeParse(values),
		read: (values: Readonly<Record<string, unknown>>) => {
			const data: Record<string, unknown> = {};
			for (const { id, isClean, read } of readers) {
				const value = values[id];
				if (isClean(value)) {
					data[id] = value;
				} else {
					const result = read(value);
					if (!result.ok) return undefined;
					data[id] = result.value;
				}
			}
			// The fields' parsers are those of the schema, so the result is the same.
			return data as z.output<z.ZodObject<Shape>>;
		},
	};
}
