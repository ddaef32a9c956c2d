import { randomUUID } from 'node:crypto';

/** A user who can sign in. n8n requires a capital letter and a digit in the password. */
export interface Owner {
	readonly email: string;
	readonly password: string;
}

/** The proof of a sign-in. */
export interface Ticket {
	/** Value of the cookie `n8n-auth`. */
	readonly cookie: string;
	/** n8n binds the cookie to the browser that received it. */
	readonly browserId: string;
}

/** A signed-in user. */
export interface Session {
	/**
	 * Calls n8n's REST interface.
	 *
	 * @param path below `/rest`
	 * @returns the content of `data` in n8n's response
	 * @throws Error with n8n's message
	 */
	readonly call: <Reply>(method: string, path: string, body?: unknown) => Promise<Reply>;
	readonly readTicket: () => Ticket;
}

const COOKIE = 'n8n-auth=';

/** Signs in; on an n8n without an owner, creates one first. n8n allows only a few sign-ins per minute. */
export async function openSession(url: string, { email, password }: Owner): Promise<Session> {
	const session = resumeSession(url, { cookie: '', browserId: randomUUID() });
	const settings = await session.call<Settings>('GET', '/settings');
	if (settings.userManagement.showSetupOnFirstLoad) {
		const name = { firstName: 'Olive', lastName: 'Owner' };
		await session.call('POST', '/owner/setup', { email, password, ...name });
	}
	await session.call('POST', '/login', { emailOrLdapLoginId: email, password });
	return session;
}

/** Continues as the user who received the ticket. */
export function resumeSession(url: string, { cookie: first, browserId }: Ticket): Session {
	let cookie = first;
	return {
		call: async <Reply>(method: string, path: string, body?: unknown): Promise<Reply> => {
			const reply = await fetch(`${url}/rest${path}`, {
				method,
				headers: {
					'Content-Type': 'application/json',
					'browser-id': browserId,
					Cookie: COOKIE + cookie,
				},
				...(body !== undefined && { body: JSON.stringify(body) }),
			});
			const text = await reply.text();
			if (!reply.ok)
				throw new Error(`n8n: ${method} ${path}: ${reply.status} ${text.slice(0, 500)}`);
			const given = reply.headers.getSetCookie().find((line) => line.startsWith(COOKIE));
			cookie = given?.slice(COOKIE.length).split(';')[0] ?? cookie;
			return (JSON.parse(text) as { data: Reply }).data;
		},
		readTicket: () => ({ cookie, browserId }),
	};
}

interface Settings {
	readonly userManagement: { readonly showSetupOnFirstLoad: boolean };
}
