import { testCredential as test } from '@n8n-nodes-recotap/kit/n8n/credential/testCredential';
import { toRefusal } from '../api/connect';
import { accountPages } from '../api/lists';
import { OCTOLANE } from '../api/service';

/** Tests of the credential: each reads one account and writes nothing. */
export const credentialTest = {
	testOctolaneApi: test({
		service: OCTOLANE,
		list: accountPages(1, (limit) => ({ method: 'GET', path: '/v1/accounts', query: { limit } })),
		keyRemedy: `Copy it again from Settings > Integrations > API. ${OCTOLANE.keyAdvice}`,
		accessRemedy: 'Use a key with the right to read accounts.',
		hear: toRefusal,
	}),
};
