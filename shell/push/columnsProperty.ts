import type { INodeProperties, ResourceMapperTypeOptions } from 'n8n-workflow';

/**
 * The form in which a user maps input columns to Recotap's fields, automatically or by hand.
 *
 * @param resourceMapperMethod the method that lists the fields
 * @param words what a field belongs to, for the editor's texts
 */
export function columnsProperty(
	resourceMapperMethod: string,
	fieldWords: NonNullable<ResourceMapperTypeOptions['fieldWords']>,
): INodeProperties {
	return {
		displayName: 'Columns',
		name: 'columns',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'autoMapInputData', value: null },
		required: true,
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod,
				mode: 'add',
				fieldWords,
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: true,
			},
		},
	};
}
