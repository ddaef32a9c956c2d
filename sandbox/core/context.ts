import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Body } from './parseBody';

/** What the sandbox knows about a request of either API. */
export interface ApiRequest extends Body {
	/** The API that it is for. */
	readonly api: 'recotap' | 'octolane';
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Numbers from 0 up to 1, the same for the same seed and the same request. */
	readonly random: () => number;
}

/** What travels with a request: the above, and what belongs to one API or both. */
export interface Environment<Own extends object = object> {
	Bindings: HttpBindings;
	Variables: { readonly request: ApiRequest } & Own;
}

/** One request and its response. A route cannot exchange what travels with a request: that is for the faults. */
export type ApiContext<Own extends object = object> = Omit<Context<Environment<Own>>, 'set'>;
