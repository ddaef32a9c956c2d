import { testCredential as test } from '@n8n-nodes-recotap/kit/n8n/credential/testCredential';
import { accountList } from '../api/lists';
import { RECOTAP } from '../api/service';

/** Tests of the credential: each reads one account and writes nothing. */
export const credentialTest = {
	testRecotapApi: test({
		service: RECOTAP,
		list: accountList(),
		keyRemedy: 'Copy it again, or generate a new one in Recotap.',
		accessRemedy: 'Ask your account manager at Recotap to enable API access.',
	}),
};
