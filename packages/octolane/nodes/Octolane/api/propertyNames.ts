import { meaningOf } from './vocabulary';

/** Properties that hold what became of the row, as a word, a number like an HTTP status, or an object. */
export const PLACES = names(
	'status action result outcome verdict status_code http_status http_code',
);
/** Properties whose content is a complaint. */
export const COMPLAINTS = names(
	'error errors error_message error_msg error_code error_description error_details errors_list exception',
	'validation_error validation_errors field_errors form_errors failure_reason failed_reason rejection_reason',
);
/** Properties for people to read. */
export const STATEMENTS = names(
	'message messages msg reason reasons detail details warning warnings issue issues problem problems',
	'status_text status_message',
);
/** Said of work that is done later. */
export const JOBS = names('job job_id jobs task_id queue_id');
/** A yes under these is no proof, but a no speaks against the row. */
export const EXPECTED = names(
	'valid accepted processed completed done written saved persisted synced stored imported added applied',
	'allowed permitted passed',
);
/** What an answer may hold beside what became of the row: the row as it came, or columns of the organization. */
export const CONTENTS = names(
	'input payload request row original custom_fields custom_field_definitions custom_attributes attributes properties fields',
);
/** Names that begin with these are about a matter of the record's own. */
export const OWN_MATTERS =
	/^(?:enrichment|enriched|email|phone|stage|lifecycle|lead|deals?|opportunit(?:y|ies)|owner|zip|postal|area|country|naics|sic|industry)(?:_|$)/;

/** Parts of names that belong to what went wrong: `err`, `last_error`, `invalid_fields`, `reject_reason`, `failed_at`. */
const TROUBLE =
	/(?:^|_)(?:err|errs|errno|faults?|fail(?:ed|ures?|s)?|failing|reject(?:ed|ions?|s)?|refus(?:ed|als?)|block(?:ed|ing|s)?|deny|denied|denials?|skip(?:ped|s)?|violations?|conflicts?)(?:_|$)|(?:^|_)invalid|errors?(?:_|$)|(?:^|_)error|exceptions?(?:_|$)/;

/** Whether the name of a property, as a word, says that its content tells what went wrong. */
export function namesTrouble(word: string): boolean {
	const stem = word.replace(/_(?:at|on|by|reason)$/, '');
	const meaning = stem === word ? undefined : meaningOf(stem);
	return TROUBLE.test(word) || meaning === 'withheld' || meaning === 'skipped';
}

function names(...lists: readonly string[]): ReadonlySet<string> {
	return new Set(lists.flatMap((list) => list.split(' ')));
}
