import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { BulkEndpoint } from '../bulk/bulkOperation';
import { executeBulk } from '../bulk/executeBulk';
import { bulkOptionsProperty, previewOption } from '../form/bulkOptions';
import { columnsProperties } from '../form/columnsProperties';
import { fixedColumns, workspaceColumns } from '../form/mapperMethods';
import type { Operation } from './operation';

/** What an operation that writes rows has of its own. */
export interface BulkWrite<Resource extends string, Payload, Shared> extends BulkEndpoint<
	Payload,
	Shared
> {
	readonly resource: Resource;
	readonly option: INodePropertyOptions;
	/** ID of the column that users recognise a row by. */
	readonly key: string;
	/** What the form has between columns and options. */
	readonly properties?: readonly INodeProperties[];
	/** What the options of a run change. */
	readonly forRun?: (context: IExecuteFunctions) => Partial<BulkEndpoint<Payload, Shared>>;
}

/** How the request-level options of an item are found. */
export interface SharedOptions<Shared> {
	/** @throws Error that names an option that cannot be used, in words for the user */
	readonly getShared: (context: IExecuteFunctions, itemIndex: number) => Shared;
}

/** An operation that writes rows in bulk: its form with columns and options, what the editor asks for, and how it runs. */
export function bulkWrite<Resource extends string, Payload extends object>(
	definition: BulkWrite<Resource, Payload, object>,
): Operation<Resource> {
	return bulkWriteInGroups({ ...definition, getShared: () => ({}) });
}

/** The same for an API with options that hold for a whole request, so that rows travel in groups. */
export function bulkWriteInGroups<Resource extends string, Payload extends object, Shared>({
	resource,
	option,
	key,
	properties = [],
	forRun,
	getShared,
	...endpoint
}: BulkWrite<Resource, Payload, Shared> & SharedOptions<Shared>): Operation<Resource> {
	const { service, form, custom, target, gathering, switches = [], preview } = endpoint;
	const options = preview === undefined ? switches : [...switches, previewOption];
	return {
		resource,
		option,
		properties: [
			...columnsProperties(service, form.columns, custom?.names),
			...properties,
			bulkOptionsProperty(service, target, options, gathering?.things),
		],
		columns:
			custom === undefined
				? fixedColumns(form.columns)
				: workspaceColumns(form.columns, custom, service),
		execute: async (context, connect) => {
			const operation = {
				...endpoint,
				...forRun?.(context),
				key: { id: key, plural: `${key}s` },
				getShared: (itemIndex: number) => getShared(context, itemIndex),
			};
			return await executeBulk(context, operation, connect);
		},
	};
}
