import type { OctolaneContext } from './context';
import { isRecord } from '../core/values';
import { respondEvasively, type BrokenRule, envelope, refuseRows } from './envelope';
import { checkProperties, checkRecord, KEY_NAMES } from './rules';
import { type RowResult, shapeData, tellsFailures } from './shapes';
import type { ObjectType } from './store';

const MOST_CREATED = 100;
const MOST_UPDATED = 50;

/** POST /v1/accounts/bulk, POST /v1/contacts/bulk: a bare list of 1 to 100. */
export function bulkCreate(type: ObjectType): (c: OctolaneContext) => Response {
	return (c) => {
		const { body } = c.var.request;
		if (!Array.isArray(body) || body.length === 0 || body.length > MOST_CREATED) {
			return refuse(c, [{ field: 'body', text: `must be a list of 1 to ${MOST_CREATED}` }]);
		}
		return create(c, type, body);
	};
}

/** POST /v1/accounts: one account, created or found. */
export function createOne(c: OctolaneContext): Response {
	const { body } = c.var.request;
	const { store, style } = c.var.octolane;
	const broken = checkRecord('accounts', body, 0);
	if (broken.length > 0 || !isRecord(body)) return refuse(c, broken);
	const { id, key } = store.resolve('accounts', keyOf(body, 'accounts'), body);
	const data = { company_id: id, domain: key };
	return c.json({ ...envelope(200), data }, style.status);
}

/** PATCH /v1/{object_type}/bulk: patches by UUID, at most 50. */
export function bulkUpdate(type: ObjectType): (c: OctolaneContext) => Response {
	return (c) => {
		const { body } = c.var.request;
		const { store } = c.var.octolane;
		const patches = isRecord(body) ? Object.entries(body) : [];
		if (patches.length === 0 || patches.length > MOST_UPDATED) {
			return refuse(c, [{ field: 'body', text: `must have 1 to ${MOST_UPDATED} keys` }]);
		}
		const broken = patches.flatMap(([, patch], index) =>
			isRecord(patch) && Object.keys(patch).length > 0
				? checkProperties(type, patch, index)
				: [{ index, field: 'patch', text: 'must have at least one field' }],
		);
		if (broken.length > 0) return refuse(c, broken);
		const missing = patches.map(([id]) => id).filter((id) => !store.findById(type, id));
		if (missing.length > 0) {
			const message = `Records not found: ${missing.join(', ')}`;
			return c.json({ ...envelope(404), message }, 404);
		}
		const results = patches.map(([id, patch]): RowResult => {
			const record = store.findById(type, id);
			if (record !== undefined && isRecord(patch)) store.update(record, patch);
			return { key: id, keyName: 'id', id, status: 'updated' };
		});
		return respond(c, results);
	};
}

function create(c: OctolaneContext, type: ObjectType, rows: readonly unknown[]): Response {
	const { store, style } = c.var.octolane;
	const { shape, reject, complaint, evasion } = style;
	const keyName = KEY_NAMES[type];
	const isTelling =
		evasion !== undefined ||
		shape === 'bare' ||
		(shape !== 'refused' && shape !== 'text' && tellsFailures(shape));
	const broken = rows.flatMap((row, index): BrokenRule[] => {
		const wrong = checkRecord(type, row, index);
		const problem = isTelling || !isRecord(row) ? undefined : reject(keyOf(row, type));
		return problem === undefined ? wrong : [...wrong, { index, field: keyName, text: problem }];
	});
	if (broken.length > 0) return refuse(c, broken);
	if (shape === 'refused' && evasion === undefined) {
		return c.json({ success: false, message: 'Validation failed', statusCode: 400 }, 200);
	}
	const results = rows.filter(isRecord).map((row): RowResult => {
		const key = keyOf(row, type);
		const error = reject(key);
		if (error !== undefined) return { key, keyName, status: 'failed', error, complaint };
		const before = store.find(type, key);
		const { id } = store.resolve(type, key, row);
		return { key, keyName, id, status: before === undefined ? 'created' : 'resolved' };
	});
	return respond(c, results);
}

function keyOf(row: Record<string, unknown>, type: ObjectType): string {
	const key = row[KEY_NAMES[type]];
	return typeof key === 'string' ? key.toLowerCase() : '';
}

function respond(c: OctolaneContext, rows: readonly RowResult[]): Response {
	const { shape, status, evasion } = c.var.octolane.style;
	if (evasion !== undefined) return respondEvasively(c, evasion, rows);
	switch (shape) {
		case 'text':
			return c.text('Accepted', status);
		case 'bare':
			return c.json(shapeData('records', rows, c.var.request.random), status);
		case 'refused':
			return c.json({ success: false, message: 'Validation failed', statusCode: 400 }, 200);
		default: {
			const data = shapeData(shape, rows, c.var.request.random);
			return c.json({ ...envelope(status), message: 'Done', data }, status);
		}
	}
}

function refuse(c: OctolaneContext, broken: readonly BrokenRule[]): Response {
	return refuseRows(c, broken, c.var.octolane.style.wording);
}
