import { credentialTest as test } from '../../../shell/credential/testCredential';
import { accountList } from '../transport/lists';
import { RECOTAP } from '../transport/service';

/** Tests of the credential: reads one account and writes nothing. */
export const credentialTest = {
	testRecotapApi: test({
		service: RECOTAP,
		list: accountList(),
		keyRemedy: 'Copy it again, or generate a new one in Recotap.',
		accessRemedy: 'Ask your account manager at Recotap to enable API access.',
	}),
};
