import { meaningOf } from './vocabulary';

/** Sentences that say that a row was accepted, such as "The account was saved successfully". */
const GOOD_NEWS =
	/^(?:the )?(?:(?:account|contact|company|record|row|domain|item)s? )?(?:(?:was|were|has been|have been|is) )?(?:successfully )?(?<word>[a-z]+(?: exists)?)(?: successfully)?[.!]?$/;
const GOOD_WORDS = new Set(['saved', 'stored', 'added', 'imported', 'done']);

/**
 * Whether a sentence says that a row was accepted, and nothing else.
 *
 * @param isUpdate whether the row is an update, so that its existence is no success
 */
export function isGoodNews(sentence: string, isUpdate: boolean): boolean {
	const word = GOOD_NEWS.exec(sentence.trim().toLowerCase())?.groups?.['word'] ?? '';
	const meaning = meaningOf(word);
	return (
		GOOD_WORDS.has(word) ||
		meaning === 'created' ||
		meaning === 'stored' ||
		(meaning === 'existing' && !isUpdate) ||
		meaning === 'ok'
	);
}

/** Words for something that was not done, or not yet. */
const BAD =
	/\b(?:fail|reject|refus|invalid|error|exception|block|den(?:y|ied)|disallow|forbid|skip|conflict|unable|can(?:not|'t)\b|could(?: not|n't)\b|not (?:been |be )?(?:creat|stor|sav|process|import|accept|add|writ|tak)|nothing\b|queue|enqueue|pending|partial|in progress|processing\b|schedul|will be|no (?:accounts|contacts|records|rows)\b)/i;
/** "0 failed", "no errors" and similar phrases are good news. */
const NOTHING_BAD =
	/\b(?:0|no|without(?: any)?) (?:rows? |records? |accounts? |contacts? )?(?:errors?|failed|failures?|skipped|rejected|invalid|conflicts?|pending|queued)\b|\b(?:errors?|failed|failures?|skipped|rejected|invalid|pending|queued)\s*[:=]\s*0\b/gi;

/** Whether a sentence says that rows were not accepted, or not yet. */
export function isBadNews(sentence: string): boolean {
	return BAD.test(sentence.replaceAll(NOTHING_BAD, ''));
}
