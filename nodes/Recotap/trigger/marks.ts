import { fingerprint, splitFingerprints } from './fingerprint';

/** Marks as stored by n8n: the fingerprints of all accounts with the same mark, joined into one text. */
export type PackedMarks = Readonly<Record<string, string>>;

/** Keeps one mark for each account, such as its stage. */
export class Marks {
	private readonly byAccount = new Map<string, string>();

	constructor(packed: PackedMarks) {
		for (const [mark, joined] of Object.entries(packed)) {
			for (const account of splitFingerprints(joined)) this.byAccount.set(account, mark);
		}
	}

	/** Sets the mark of an account, '' for none, and returns the previous one; `undefined` for a new account. */
	replace(accountId: string, mark: string): string | undefined {
		const account = fingerprint(accountId);
		const before = this.byAccount.get(account);
		this.byAccount.set(account, mark);
		return before;
	}

	/** @param withBare whether to include accounts without a mark; otherwise they take no space */
	pack(withBare = false): PackedMarks {
		const accounts = new Map<string, string[]>();
		for (const [account, mark] of this.byAccount) {
			if (mark === '' && !withBare) continue;
			const sharing = accounts.get(mark);
			if (sharing === undefined) accounts.set(mark, [account]);
			else sharing.push(account);
		}
		return Object.fromEntries([...accounts].map(([mark, sharing]) => [mark, sharing.join('')]));
	}
}
