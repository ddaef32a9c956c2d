import type { StopCode } from '../../request/classifyResponse';
import type { Service } from '../http/service';

/** What the user can do about something: a sentence. */
type Remedy = (service: Service) => string;

/** The same whether rows were to be sent or fetched. */
const REMEDIES = {
	misconfigured: ({ name }) => `Open the ${name} credential of this node and correct it.`,
	unauthorised: ({ name, keyAdvice }) =>
		`Check the API key in the ${name} credential. ${keyAdvice}`,
	wrongAddress: ({ name }) => `Check 'Base URL' in the ${name} credential.`,
	rejected: ({ name }) =>
		`${name} does not accept these requests at the moment. See its message above.`,
	unreadable: ({ name }) =>
		`Check 'Base URL' in the ${name} credential: something other than the ${name} API answered.`,
} satisfies Partial<Record<StopCode, Remedy>>;

/** What the user can do about a push that stopped. */
export const PUSH_REMEDIES: Readonly<Record<StopCode, Remedy>> = {
	...REMEDIES,
	unavailable: ({ name }) =>
		`Run the node again later. What already exists in ${name} is not created twice.`,
	waitTooLong: () => "Run the node again later, or increase the option 'Max Wait (Seconds)'.",
	cancelled: () => 'Run the node again to send the rest.',
};

/** What the user can do when something could not be fetched. */
export const FETCH_REMEDIES: Readonly<Record<StopCode | 'refused' | 'endless', Remedy>> = {
	...REMEDIES,
	unavailable: () => 'Try again later.',
	waitTooLong: () => 'Try again later.',
	cancelled: () => 'Run the node again.',
	refused: ({ name }) =>
		`Check the filters and values in this node. See the message from ${name} above.`,
	endless: () => 'Try again later, or set a lower limit.',
};
