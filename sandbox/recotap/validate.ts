import {
	ArrayMaxSize,
	ArrayNotEmpty,
	IsArray,
	ValidateNested,
	validateSync,
	type ValidationError,
	type ValidatorOptions,
} from 'class-validator';
import { isRecord } from '../core/values';

/** A rule of a request that was broken, as class-validator reports it ("Errors"). */
export interface Issue {
	readonly property: string;
	readonly constraints?: Readonly<Record<string, string>>;
	readonly children?: readonly Issue[];
	/** What has the property, and what that is; only in some responses. */
	readonly target?: unknown;
	readonly value?: unknown;
}

/** A class whose properties class-validator knows the rules of. */
type Shape = new () => object;

/** For the prototype of a shape: what its lists consist of, by property. */
const ITEMS = new Map<object, Map<string | symbol, Shape>>();

/** An object that has these properties, each with the decorators of class-validator. Others are allowed. */
export function shapeOf(properties: Readonly<Record<string, readonly PropertyDecorator[]>>): Shape {
	const shape = class extends Object {};
	for (const [name, decorators] of Object.entries(properties)) {
		for (const decorate of decorators) decorate(shape.prototype, name);
	}
	return shape;
}

/** A list of 1 to `limit` objects. */
export function listOf(item: Shape, limit = Infinity): PropertyDecorator[] {
	return [
		IsArray(),
		// "missing or empty" is one row of the documents.
		ArrayNotEmpty({ message: '$property must be an array' }),
		ArrayMaxSize(limit),
		itemsAre(item),
	];
}

/** Checks each element of a list, however long it is, and if there is one. */
export function itemsAre(item: Shape): PropertyDecorator {
	return (prototype, name) => {
		ValidateNested()(prototype, name);
		const items = ITEMS.get(prototype) ?? new Map<string | symbol, Shape>();
		ITEMS.set(prototype, items.set(name, item));
	};
}

/** The rules that a body breaks, in the order of the shape. */
export function validate(shape: Shape, body: unknown, options: ValidatorOptions = {}): Issue[] {
	return validateSync(instanceOf(shape, body), {
		...options,
		validationError: { target: false, value: false },
	}).map(toIssue);
}

/** class-validator goes by the class of an object. What is no object counts as an empty one. */
function instanceOf(shape: Shape, source: unknown): object {
	const items = ITEMS.get(shape.prototype);
	const properties = Object.entries(isRecord(source) ? source : {}).map(([name, value]) => {
		const item = items?.get(name);
		const isList = item !== undefined && Array.isArray(value);
		return [name, isList ? value.map((one) => instanceOf(item, one)) : value] as const;
	});
	return Object.assign(new shape(), Object.fromEntries(properties));
}

function toIssue({ property, constraints, children = [] }: ValidationError): Issue {
	return {
		property,
		...(constraints !== undefined && { constraints }),
		...(children.length > 0 && { children: children.map(toIssue) }),
	};
}
