import { fingerprint, splitFingerprints } from './fingerprint';

/** Marks as n8n keeps them: the fingerprints of all accounts with the same mark, in one text. */
export type PackedMarks = Readonly<Record<string, string>>;

/** Remembers one mark for each account, such as its stage. */
export class Marks {
	private readonly byAccount = new Map<string, string>();

	constructor(packed: PackedMarks) {
		for (const [mark, joined] of Object.entries(packed)) {
			for (const account of splitFingerprints(joined)) this.byAccount.set(account, mark);
		}
	}

	/** Gives an account another mark, '' for none, and tells the one it had; `undefined` if nothing is known of it. */
	replace(accountId: string, mark: string): string | undefined {
		const account = fingerprint(accountId);
		const before = this.byAccount.get(account);
		this.byAccount.set(account, mark);
		return before;
	}

	/** @param withBare whether to keep also which accounts were there without a mark; else they cost nothing */
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
