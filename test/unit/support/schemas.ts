import type * as accountModule from '#nodes/Recotap/schemas/account';
import type * as mappingModule from '#nodes/Recotap/schemas/mapping';

/** The two major versions of zod that n8n may provide, as installed here. */
export const ZODS = ['zod', 'zod4'] as const;

type Schemas = typeof accountModule & typeof mappingModule;

/** The schemas, built with that zod. */
export async function loadSchemas(zod: (typeof ZODS)[number]): Promise<Schemas> {
	let schemas: Schemas | undefined;
	await jest.isolateModulesAsync(async () => {
		jest.doMock('zod', () => jest.requireActual<object>(zod));
		schemas = {
			...(await import('#nodes/Recotap/schemas/account')),
			...(await import('#nodes/Recotap/schemas/mapping')),
		};
	});
	if (schemas === undefined) throw new Error(`The schemas do not load with ${zod}`);
	return schemas;
}
