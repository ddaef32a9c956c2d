import { z } from 'zod';
import type { RowSchema } from './checkRow';
import { parserOf } from './fields';

/** A row that consists only of its fields. */
export interface FieldsSchema<Shape extends z.ZodRawShape> extends Required<
	RowSchema<z.output<z.ZodObject<Shape>>>
> {
	readonly shape: Shape;
}

/** The type of a valid row of a schema. */
export type PayloadOf<Schema> = Schema extends RowSchema<infer Payload> ? Payload : never;

/**
 * The schema of a row that is nothing but its fields. Valid rows are parsed by the fields' own parsers, without the
 * objects that zod makes for each field of each row; zod is asked about the others.
 */
export function row<Shape extends z.ZodRawShape>(shape: Shape): FieldsSchema<Shape> {
	const schema = z.object(shape);
	const parsers = Object.entries(shape).map(([id, field]) => ({ id, ...parserOf(field) }));
	return {
		shape,
		safeParse: (values: Readonly<Record<string, unknown>>) => schema.safeParse(values),
		parseClean: (values: Readonly<Record<string, unknown>>) => {
			const data: Record<string, unknown> = {};
			for (const { id, isClean, parse } of parsers) {
				const value = values[id];
				if (isClean(value)) {
					data[id] = value;
				} else {
					const result = parse(value);
					if (!result.ok) return undefined;
					data[id] = result.value;
				}
			}
			// The parsers are those of the schema, so this is what it would have made.
			return data as z.output<z.ZodObject<Shape>>;
		},
	};
}
