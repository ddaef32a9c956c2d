import { meaningOf } from './vocabulary';

/** Properties with the status of the row, as a word, a number in the format of an HTTP status, or an object. */
export const PLACES = names(
	'status action result outcome verdict status_code http_status http_code',
);
/** Properties that contain complaints. */
export const COMPLAINTS = names(
	'error errors error_message error_msg error_code error_description error_details errors_list exception',
	'validation_error validation_errors field_errors form_errors failure_reason failed_reason rejection_reason',
);
/** Properties with text for people. */
export const STATEMENTS = names(
	'message messages msg reason reasons detail details warning warnings issue issues problem problems',
	'status_text status_message',
);
/** Properties of work that is done later. */
export const JOBS = names('job job_id jobs task_id queue_id');
/** Properties where true is no proof of success, but false contradicts it. */
export const EXPECTED = names(
	'valid accepted processed completed done written saved persisted synced stored imported added applied',
	'allowed permitted passed',
);
/** Properties with other content of a response: the row as it was sent, or columns of the organization. */
export const CONTENTS = names(
	'input payload request row original custom_fields custom_field_definitions custom_attributes attributes properties fields',
);
/** Prefixes of names that describe the record, not the request. */
export const OWN_MATTERS =
	/^(?:enrichment|enriched|email|phone|stage|lifecycle|lead|deals?|opportunit(?:y|ies)|owner|zip|postal|area|country|naics|sic|industry)(?:_|$)/;

/** Parts of names that indicate an error: `err`, `last_error`, `invalid_fields`, `reject_reason`, `failed_at`. */
const TROUBLE =
	/(?:^|_)(?:err|errs|errno|faults?|fail(?:ed|ures?|s)?|failing|reject(?:ed|ions?|s)?|refus(?:ed|als?)|block(?:ed|ing|s)?|deny|denied|denials?|skip(?:ped|s)?|violations?|conflicts?)(?:_|$)|(?:^|_)invalid|errors?(?:_|$)|(?:^|_)error|exceptions?(?:_|$)/;

/** Whether the name of a property, as a word, indicates that it describes an error. */
export function namesTrouble(word: string): boolean {
	const stem = word.replace(/_(?:at|on|by|reason)$/, '');
	const meaning = stem === word ? undefined : meaningOf(stem);
	return TROUBLE.test(word) || meaning === 'withheld' || meaning === 'skipped';
}

function names(...lists: readonly string[]): ReadonlySet<string> {
	return new Set(lists.flatMap((list) => list.split(' ')));
}
