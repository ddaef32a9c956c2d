import type { FaultName } from '#sandbox/faults/catalogue';
import type { FaultRequest } from '#sandbox/faults/plan';

/** A fault on the first write request only. */
export const firstWrite =
	(fault: FaultName) =>
	({ method, attempt }: FaultRequest): FaultName | undefined =>
		method !== 'GET' && attempt === 1 ? fault : undefined;
