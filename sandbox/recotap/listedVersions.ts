import type { Account } from './workspace';

interface Version {
	readonly account: Account;
	/** Milliseconds since the epoch. */
	readonly showsFrom: number;
}

/** What lists show of accounts when they are behind the writes. */
export class ListedVersions {
	private readonly versions = new Map<string, Version[]>();

	/**
	 * @param now milliseconds since the epoch
	 * @param lag time until a version shows, ms; asked for each version
	 */
	constructor(
		private readonly now: () => number,
		private readonly lag: () => number,
	) {}

	/** Takes in an account that was written. */
	add(account: Account): void {
		const versions = this.versions.get(account.rtp_aid) ?? [];
		versions.push({ account: structuredClone(account), showsFrom: this.now() + this.lag() });
		this.versions.set(account.rtp_aid, versions);
	}

	/** The last version that shows by now, if one does. */
	find({ rtp_aid }: Account): Account | undefined {
		const versions = this.versions.get(rtp_aid) ?? [];
		return versions.filter(({ showsFrom }) => showsFrom <= this.now()).at(-1)?.account;
	}
}
