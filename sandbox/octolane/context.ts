import type { ApiContext } from '../core/context';
import type { OctolaneStore } from './store';
import type { OctolaneStyle } from './style';

/** Octolane as one request finds it. */
export interface Octolane {
	readonly store: OctolaneStore;
	readonly style: OctolaneStyle;
}

/** What travels with a request to Octolane. */
export interface OctolaneVariables {
	readonly octolane: Octolane;
}

/** One request to Octolane and its response. */
export type OctolaneContext = ApiContext<OctolaneVariables>;
