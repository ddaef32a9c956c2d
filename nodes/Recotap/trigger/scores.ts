/** Scores that can be watched ("List Accounts"), with their labels. */
export const SCORES = [
	{ name: 'Account Score', value: 'rtp_account_score' },
	{ name: 'Advertising Activity Score', value: 'rtp_advertising_activity_score' },
	{ name: 'Bombora Intent Score', value: 'rtp_bombora_intent_score' },
	{ name: 'G2 Intent Score', value: 'rtp_g2_intent_score' },
	{ name: 'Website Intent Score', value: 'rtp_website_intent_score' },
] as const;

/** Field of an account that contains a score. */
export type ScoreField = (typeof SCORES)[number]['value'];
