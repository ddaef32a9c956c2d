import { isRecord } from '@n8n-nodes-recotap/kit/values/isRecord';
import type { ApiDocument } from './contract';
import type { WireRequest } from './recorder';

/** Counts how often requests have covered each location of a request in a document. */
export class Reach {
	private readonly counts = new Map<string, number>();
	/** Locations with a maximum number of entries, and how often the maximum was reached. */
	private readonly full = new Map<string, number>();
	private readonly schema: unknown;
	private requestCount = 0;
	private rowCount = 0;

	/** @param path a path of the document, with its names in braces */
	constructor(
		private readonly document: ApiDocument,
		path: string,
		method: 'get' | 'post' | 'put' | 'patch',
	) {
		const operation = document.paths[path]?.[method];
		const content = isRecord(operation?.requestBody) ? operation.requestBody.content : undefined;
		const media = isRecord(content) ? content['application/json'] : undefined;
		this.schema = isRecord(media) ? media.schema : undefined;
		for (const parameter of operation?.parameters ?? []) {
			if (parameter.in === 'query') this.counts.set(`?${parameter.name}`, 0);
		}
		this.walk(this.schema, undefined, '');
	}

	get requests(): number {
		return this.requestCount;
	}

	get rows(): number {
		return this.rowCount;
	}

	/** @param rows number of rows in the request */
	add({ query, body }: WireRequest, rows: number): void {
		this.requestCount++;
		this.rowCount += rows;
		for (const [name] of query) this.count(`?${name}`);
		this.walk(this.schema, body, '');
	}

	/** Locations covered less often than this. */
	rarerThan(least: number): string[] {
		return [...this.counts].filter(([, count]) => count < least).map(([place]) => place);
	}

	/** Locations with a maximum number of entries that was never reached, so that the limit is untested. */
	get neverFull(): string[] {
		return [...this.full].filter(([, count]) => count === 0).map(([place]) => place);
	}

	/** Walks through a schema and a value together; without a value every location is new. */
	private walk(given: unknown, value: unknown, place: string): void {
		const schema = this.resolve(given);
		if (!isRecord(schema)) return;
		for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) {
			this.walk(part, value, place);
		}
		const { maxItems, maxProperties } = schema;
		const entries = typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
		for (const limit of [maxItems, maxProperties]) {
			if (typeof limit !== 'number') continue;
			this.full.set(place, (this.full.get(place) ?? 0) + Number(entries === limit));
		}
		const properties = isRecord(schema.properties) ? schema.properties : {};
		for (const [name, inner] of Object.entries(properties)) {
			const here = `${place}.${name}`;
			const has = isRecord(value) && value[name] !== undefined;
			this.count(here, has ? 1 : 0);
			if (has || value === undefined) this.walk(inner, has ? value[name] : undefined, here);
		}
		if (isRecord(schema.additionalProperties) && schema.properties === undefined) {
			for (const inner of isRecord(value) ? Object.values(value) : [undefined]) {
				this.walk(schema.additionalProperties, inner, `${place}.*`);
			}
		}
		if (schema.items !== undefined) {
			for (const inner of Array.isArray(value) ? value : [undefined]) {
				this.walk(schema.items, inner, `${place}[]`);
			}
		}
	}

	private resolve(schema: unknown): unknown {
		if (!isRecord(schema) || typeof schema.$ref !== 'string') return schema;
		const steps = schema.$ref.split('/').slice(1);
		return this.resolve(
			steps.reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), this.document),
		);
	}

	private count(place: string, times = 1): void {
		this.counts.set(place, (this.counts.get(place) ?? 0) + times);
	}
}
