import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../service';

/** The form in which a user maps input columns to fields of the API, automatically or by hand. */
export function columnsProperties({ name }: Service): INodeProperties[] {
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
					// The editor shows this, with a link to retry, instead of the words of an error.
					noFieldsError: `The fields could not be read from ${name}. Check the credential of this node. What you have mapped is kept.`,
				},
			},
		},
	];
}
