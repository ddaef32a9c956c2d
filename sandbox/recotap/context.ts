import type { ApiContext } from '../core/context';
import type { Store } from './store';
import type { RecotapStyle } from './style';

/** Recotap as one request finds it. */
export interface Recotap {
	readonly store: Store;
	readonly style: RecotapStyle;
}

/** What travels with a request to Recotap. */
export interface RecotapVariables {
	readonly recotap: Recotap;
}

/** One request to Recotap and its response. */
export type RecotapContext = ApiContext<RecotapVariables>;
