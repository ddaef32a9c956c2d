import type { INodeProperties } from 'n8n-workflow';
import type { Column } from '../../values/column';
import type { Service } from '../http/service';
import { nameOf } from '../input/matchColumns';

/**
 * The form in which the user maps input columns to fields of the API, automatically or by hand.
 *
 * @param columns the fields
 * @param ownNames a sentence on how the workspace's fields are found, if there are any
 */
export function columnsProperties(
	{ name }: Service,
	columns: readonly Column[],
	ownNames?: string,
): INodeProperties[] {
	return [
		{
			displayName: 'Columns',
			name: 'columns',
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'autoMapInputData', value: null },
			required: true,
			typeOptions: {
				loadOptionsDependsOn: ['resource', 'operation'],
				resourceMapper: {
					resourceMapperMethod: 'getColumns',
					mode: 'add',
					fieldWords: { singular: 'field', plural: 'fields' },
					addAllFields: true,
					multiKeyMatch: false,
					supportAutoMap: true,
					// The editor shows this text, with a link to retry, instead of the error message.
					noFieldsError: `The fields could not be retrieved from ${name}. Check the credential of this node. An existing mapping is kept.`,
				},
			},
		},
		{
			displayName: describeNames(columns, ownNames),
			name: 'columnNames',
			type: 'notice',
			default: '',
			displayOptions: { show: { '/columns.mappingMode': ['autoMapInputData'] } },
		},
	];
}

function describeNames(columns: readonly Column[], ownNames: string | undefined): string {
	const names = columns.map((column) => nameOf(column) + (column.required ? ' (required)' : ''));
	return [
		`Input columns with these names are mapped automatically: ${names.join(', ')}.`,
		'Letter case, spaces, underscores and hyphens do not matter.',
		...(ownNames === undefined ? [] : [ownNames]),
	].join(' ');
}
