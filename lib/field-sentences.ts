import { cy } from '../messages/cy';
import { en } from '../messages/en';
import type { ErrorSentences } from './field-error';
import type { Locale } from './locale';

/** What `fieldErrors` says in a language: the action on the server and the form in the browser must be given the same. */
export const errorSentences = (locale: Locale): ErrorSentences => (locale === 'cy' ? cy : en).error;
