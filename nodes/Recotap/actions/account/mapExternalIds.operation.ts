import { identifyDomain } from '../../../../shell/identifyDomain';
import { isRecord } from '../../../../shell/isRecord';
import type { Operation } from '../../../../shell/operation';
import { bulkOptionsProperty } from '../../../../shell/push/bulkOptions';
import { columnsProperty } from '../../../../shell/push/columnsProperty';
import { executeBulk } from '../../../../shell/push/executeBulk';
import type { Decoded, Target } from '../../../../bulk/target';
import { MAPPING_COLUMNS, mapping, type Mapping } from '../../schemas/mapping';
import { unwrap } from '../../transport/envelope';
import { RECOTAP } from '../../transport/service';
import { readRefusal } from '../../transport/readRefusal';

/** PATCH /accounts/external-ids ("Map External IDs", docs.recotap.com). */
const target: Target<Mapping, object> = {
	limit: 100,
	keyName: 'domain',
	identify: ({ domain }) => domain,
	encode: (mappings) => ({ method: 'PATCH', path: '/accounts/external-ids', body: { mappings } }),
	decode,
	readRefusal,
};

function decode(body: unknown): Decoded {
	const data = unwrap(body);
	if (
		!isRecord(data) ||
		typeof data.matched !== 'number' ||
		typeof data.updated !== 'number' ||
		!Array.isArray(data.notFound)
	) {
		return { kind: 'unreadable', reason: 'Recotap answered without the counts of a mapping' };
	}
	const { matched, updated, notFound } = data;
	return {
		kind: 'counts',
		matched,
		updated,
		// A spelling that we cannot read stays as it is: it counts, and it matches no row.
		notFound: notFound.map((domain) => identifyDomain(domain) ?? String(domain)),
	};
}

/** Writes external IDs onto accounts that exist. */
export const mapExternalIds: Operation<'account'> = {
	resource: 'account',
	option: {
		name: 'Map External IDs',
		value: 'mapExternalIds',
		action: 'Map external IDs',
		description:
			'Write your own IDs onto accounts that Recotap has, matched by domain. An ID that is already there is overwritten.',
	},
	properties: [
		columnsProperty('getMappingColumns', { singular: 'field', plural: 'fields' }),
		bulkOptionsProperty(RECOTAP, target),
	],
	execute: async (context, connect) =>
		await executeBulk(
			context,
			{
				columns: MAPPING_COLUMNS,
				schema: mapping,
				target,
				service: RECOTAP,
				key: { id: 'domain', plural: 'domains' },
				readShared: () => ({}),
				words: { things: 'external IDs', done: 'mapped' },
			},
			connect,
		),
};
