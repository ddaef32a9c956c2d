import { Hono } from 'hono';
import type { Environment } from '../core/context';
import type { OctolaneVariables } from './context';
import { fail } from './envelope';
import { listFields, listRecords, searchRecords } from './read';
import { OBJECTS } from './store';
import { bulkCreate, bulkUpdate, createOne } from './write';

/** Where the Octolane API is in the sandbox. */
export const OCTOLANE_PATH = '/octolane';

/** Serves the Octolane API. */
export function createOctolaneRoutes(): Hono<Environment<OctolaneVariables>> {
	const octolane = new Hono<Environment<OctolaneVariables>>();
	const api = octolane.basePath('/v1');
	api.get('/accounts/fields', listFields);
	api.post('/accounts', createOne);
	for (const type of OBJECTS) {
		api.get(`/${type}`, listRecords(type));
		api.post(`/${type}/search`, searchRecords(type));
		api.post(`/${type}/bulk`, bulkCreate(type));
		api.patch(`/${type}/bulk`, bulkUpdate(type));
	}
	api.all('/*', (c) => fail(c, 404, `Cannot ${c.req.method} ${c.req.path}`));
	return octolane;
}
