/** Something the user can put right; its message is the one sentence they read. */
export class UserError extends Error {}
