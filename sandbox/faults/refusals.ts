import { listNameOf } from '../core/rows';
import { refuseRows } from '../octolane/envelope';
import type { Wording } from '../octolane/style';
import { refuseContent } from '../recotap/envelope';
import type { RefusalForm } from '../recotap/style';
import type { Exchange, Fault } from './fault';
import { isOctolane, refuse } from './respond';

/** The whole request is refused with 400 because of some rows, or because of what it asks for. */
export const refusalFaults = {
	'rows-refused-nested': {
		summary: '400 because of a row: its index stands in nested children',
		hits: 'bulk',
		stands: 'forRows',
		stores: 'none',
		respond: async (exchange) => refuseVictims(exchange, 'nested'),
	},
	'rows-refused-dotted': {
		summary: "400 because of a row: its index stands in the property, as in 'accounts.3.domain'",
		hits: 'bulk',
		stands: 'forRows',
		stores: 'none',
		respond: async (exchange) => refuseVictims(exchange, 'dotted'),
	},
	'rows-refused-flat': {
		summary: '400 because of a row, without its index, as documented',
		hits: 'bulk',
		stands: 'forRows',
		stores: 'none',
		respond: async (exchange) => refuseVictims(exchange, 'flat'),
	},
	'rows-refused-messages': {
		summary: '400 because of a row: its index stands in a list of messages',
		hits: 'bulk',
		stands: 'forRows',
		stores: 'none',
		respond: async (exchange) => refuseVictims(exchange, 'messages'),
	},
	'rows-refused-introduction': {
		summary: "400 because of a row, without its index, in the form of the introduction's sample",
		hits: 'bulk',
		stands: 'forRows',
		stores: 'none',
		respond: async (exchange) => refuseVictims(exchange, 'introduction'),
	},
	'segment-refused': {
		summary: '400 because the segment takes no members',
		hits: 'createAccounts',
		stands: 'forOptions',
		stores: 'none',
		respond: async ({ c }) =>
			refuse(
				c,
				400,
				'Bad Request',
				"Segment 'abc' is not active or draft and cannot accept new members",
			),
	},
	'segment-refused-as-property': {
		summary: '400 because of the segment, in the form of a broken rule',
		hits: 'createAccounts',
		stands: 'forOptions',
		stores: 'none',
		respond: async ({ c }) => {
			const constraints = { isString: 'segmentId must be a string' };
			return refuseContent(c, [{ property: 'segmentId', constraints }]);
		},
	},
	'quota-used-up': {
		summary: '400 because nothing more is taken this month, without a word about rows',
		hits: 'bulk',
		stores: 'none',
		respond: async ({ c }) => refuse(c, 400, 'Bad Request', 'The quota of this month is used up'),
	},
	'key-repeated': {
		summary: '400 whose text repeats the API key, written with escapes of JSON',
		hits: 'any',
		stores: 'none',
		respond: async ({ c }) => {
			const key = c.req.header('x-api-key') ?? '';
			const response = refuse(c, 400, 'Bad Request', `The quota of ${key} is used up`);
			const text = (await response.text()).replaceAll(key, escape(key));
			return c.body(text, 400, { 'content-type': 'application/json' });
		},
	},
} satisfies Record<string, Fault>;

/** What comes closest to a form of Recotap in the other API. */
const OCTOLANE_WORDINGS: Readonly<Record<RefusalForm, Wording>> = {
	flat: 'plain',
	nested: 'nested',
	dotted: 'paths',
	introduction: 'sentence',
	messages: 'messages',
};

/** The same text to a reader of JSON (RFC 8259 section 7): `\/` as PHP writes it, and every other letter by its number. */
function escape(text: string): string {
	const byNumber = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
	return Array.from(text)
		.map((letter, index) => (letter === '/' ? '\\/' : index % 2 === 0 ? letter : byNumber(letter)))
		.join('');
}

function refuseVictims({ c, victims }: Exchange, form: RefusalForm): Response {
	const text = 'domain must be a valid domain name';
	if (isOctolane(c)) {
		const broken = victims.map((index) => ({ index, field: 'domain', text }));
		return refuseRows(c, broken, OCTOLANE_WORDINGS[form]);
	}
	const children = victims.map((index) => ({
		property: String(index),
		children: [{ property: 'domain', constraints: { isFqdn: text } }],
	}));
	const property = listNameOf(c.var.request.body) ?? 'accounts';
	return refuseContent(c, [{ property, children }], form);
}
