import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentialsHelper,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';
import type { N8nModules } from './modules';

/** A credential as saved by a user. */
export interface SavedCredential {
	readonly name: string;
	readonly type: string;
	readonly data: ICredentialDataDecryptedObject;
}

/** Provides encryption keys to n8n-core; older versions need none. */
export function provideEncryptionKey({ core, container }: N8nModules): void {
	if (!('EncryptionKeyProxy' in core)) return;
	const cipher = container.get(core.Cipher);
	const { encryptionKey } = container.get(core.InstanceSettings);
	const key = {
		id: 'instance',
		value: cipher.encryptDEKWithInstanceKey(encryptionKey),
		algorithm: 'aes-256-cbc' as const,
		format: 'no-prefix' as const,
	};
	const get = async () => await Promise.resolve(key);
	container
		.get(core.EncryptionKeyProxy)
		.setProvider({ getActiveKey: get, getLegacyKey: get, getKeyById: get });
}

/** Stores credentials encrypted and decrypts them on each use, as n8n does. */
export async function createCredentialsHelper(
	{ core, workflow: wf }: N8nModules,
	loaders: readonly PackageDirectoryLoader[],
	saved: Readonly<Record<string, SavedCredential>>,
): Promise<ICredentialsHelper> {
	const store = new Map<string, { name: string; type: string; data: string }>();
	for (const [id, { name, type, data }] of Object.entries(saved)) {
		const credentials = new core.Credentials({ id, name }, type);
		await credentials.setData(data);
		store.set(id, { name, type, data: credentials.getDataToSave().data ?? '' });
	}
	const typeOf = (name: string): ICredentialType => {
		const loader = loaders.find(({ known }) => name in known.credentials);
		if (loader === undefined) throw new Error(`No package has the credential type ${name}`);
		return loader.getCredential(name).type;
	};

	class Helper extends wf.ICredentialsHelper {
		override getParentTypes(): string[] {
			return [];
		}

		override isCredentialUsableByNode(): boolean {
			return true;
		}

		override getCredentialsProperties(type: string) {
			return typeOf(type).properties;
		}

		override async getCredentials(reference: { id: string | null }, type: string) {
			const found = store.get(reference.id ?? '');
			if (found?.type !== type)
				throw new Error(`Credential with ID "${reference.id}" does not exist`);
			const { name, data } = found;
			return await Promise.resolve(new core.Credentials({ id: reference.id, name }, type, data));
		}

		override async getDecrypted(
			_additionalData: unknown,
			reference: { id: string | null },
			type: string,
		): Promise<ICredentialDataDecryptedObject> {
			const data = await (await this.getCredentials(reference, type)).getData();
			const withDefaults = wf.NodeHelpers.getNodeParameters(
				this.getCredentialsProperties(type),
				data as never,
				true,
				false,
				null,
				null,
			);
			return { ...data, ...(withDefaults as ICredentialDataDecryptedObject) };
		}

		override async authenticate(
			credentials: ICredentialDataDecryptedObject,
			typeName: string,
			request: IHttpRequestOptions,
			_workflow: Workflow,
			_node: INode,
		): Promise<IHttpRequestOptions> {
			const { authenticate } = typeOf(typeName);
			if (typeof authenticate !== 'function') throw new Error('Only functions are supported here');
			return await authenticate(credentials, request);
		}

		override async preAuthentication(): Promise<undefined> {
			return await Promise.resolve(undefined);
		}

		override async runPreAuthentication(): Promise<undefined> {
			return await Promise.resolve(undefined);
		}

		override async updateCredentials(): Promise<void> {
			await Promise.resolve();
		}

		override async updateCredentialsOauthTokenData(): Promise<void> {
			await Promise.resolve();
		}
	}
	return new Helper();
}
