import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { OctolaneStore } from './octolane/store';
import type { OctolaneStyle } from './octolane/style';
import type { ReplyStyle } from './replyStyle';
import type { Store } from './store';

/** What the sandbox knows about a request, besides the request itself. */
export interface Received {
	/** The API that the request is for. */
	readonly api: 'recotap' | 'octolane';
	readonly store: Store;
	readonly style: ReplyStyle;
	readonly octolane: OctolaneStore;
	readonly octolaneStyle: OctolaneStyle;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Numbers from 0 up to 1, the same for the same seed and the same request. */
	readonly random: () => number;
	/** The parsed body: undefined if there is none, or none that is JSON. */
	readonly body: unknown;
	readonly bodyIsMalformed: boolean;
}

export interface ApiEnvironment {
	Bindings: HttpBindings;
	Variables: { received: Received };
}

/** One request and its reply. */
export type ApiContext = Context<ApiEnvironment>;
