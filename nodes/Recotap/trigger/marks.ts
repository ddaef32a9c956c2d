import { fingerprint, splitFingerprints } from './fingerprint';

/** Marks as n8n keeps them: the fingerprints of all accounts with the same mark, in one text. */
export type PackedMarks = Readonly<Record<string, string>>;

/** Remembers one mark for each account, such as its stage. An account without a mark costs nothing. */
export class Marks {
	private readonly byAccount = new Map<string, string>();

	constructor(packed: PackedMarks) {
		for (const [mark, joined] of Object.entries(packed)) {
			for (const account of splitFingerprints(joined)) this.byAccount.set(account, mark);
		}
	}

	/** Gives an account another mark, '' for none, and tells the one it had. */
	replace(accountId: string, mark: string): string {
		const account = fingerprint(accountId);
		const before = this.byAccount.get(account) ?? '';
		if (mark === '') this.byAccount.delete(account);
		else this.byAccount.set(account, mark);
		return before;
	}

	pack(): PackedMarks {
		const accounts = new Map<string, string[]>();
		for (const [account, mark] of this.byAccount) {
			const sharing = accounts.get(mark);
			if (sharing === undefined) accounts.set(mark, [account]);
			else sharing.push(account);
		}
		return Object.fromEntries([...accounts].map(([mark, sharing]) => [mark, sharing.join('')]));
	}
}
