import { cy } from '../messages/cy';
import { en } from '../messages/en';
import type { ErrorSentences } from './field-error';
import type { Locale } from './locale';

/** Not yet in `messages/<locale>/error.json`; once there, the catalogue's own wins and these go. */
const more = {
  en: { in_row: 'Row {row}: {sentence}', missing_answer: 'Answer “{label}”', too_many_rows: '{label} has too many rows: use {max} or fewer' },
  cy: { in_row: 'Rhes {row}: {sentence}', missing_answer: 'Atebwch “{label}”', too_many_rows: 'Mae gormod o resi yn {label}: defnyddiwch {max} neu lai' },
};

/** What `fieldErrors` says in a language: the action on the server and the form in the browser must be given the same. */
export const errorSentences = (locale: Locale): ErrorSentences => ({ ...more[locale], ...(locale === 'cy' ? cy : en).error });
