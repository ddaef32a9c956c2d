/** Forms in which a record may say that its row was refused: the documents have none. */
const COMPLAINTS = {
	text: (error: string): object => ({ error }),
	message: (error: string): object => ({ error: { code: 'BLOCKED', message: error } }),
	code: (): object => ({ error: { code: 422 } }),
	list: (error: string, field: string): object => ({ errors: [{ path: [field], msg: error }] }),
	fields: (error: string, field: string): object => ({ errors: { [field]: [error] } }),
	/** As zod flattens them. */
	flattened: (error: string, field: string): object => ({
		errors: { formErrors: [], fieldErrors: { [field]: [error] } },
	}),
	status: (error: string): object => ({ status: 422, message: error }),
	statusCode: (): object => ({ statusCode: 400 }),
	flag: (error: string): object => ({ ok: false, reason: error }),
	/** A word that no document has, with an ID as if there were a record. */
	denied: (error: string): object => ({
		id: '00000000-0000-4000-8000-00000000dead',
		status: 'denied',
		detail: error,
	}),
} as const;

/** Name of a form. */
export type ComplaintName = keyof typeof COMPLAINTS;

/** The names of all forms. */
export const COMPLAINT_NAMES = Object.keys(COMPLAINTS) as readonly ComplaintName[];

/** What a record says about a refused row, beside its key. */
export function complain(name: ComplaintName, error: string, field: string): object {
	return COMPLAINTS[name](error, field);
}
