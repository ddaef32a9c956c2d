import { randomUUID } from 'node:crypto';

/** Who may sign in. n8n wants a capital letter and a digit in the password. */
export interface Owner {
	readonly email: string;
	readonly password: string;
}

/** What proves that somebody has signed in. */
export interface Ticket {
	/** Value of the cookie `n8n-auth`. */
	readonly cookie: string;
	/** n8n ties the cookie to the browser that it was given to. */
	readonly browserId: string;
}

/** A user who is signed in. */
export interface Session {
	/**
	 * Calls n8n's REST interface.
	 *
	 * @param path below `/rest`
	 * @returns what n8n answers under `data`
	 * @throws Error with n8n's words
	 */
	readonly call: <Reply>(method: string, path: string, body?: unknown) => Promise<Reply>;
	readonly readTicket: () => Ticket;
}

const COOKIE = 'n8n-auth=';

/** Signs in; on an n8n without owner, creates one first. n8n takes only a few sign-ins a minute. */
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

/** Goes on as the user to whom the ticket was given. */
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
