import type { Fields, Raw } from '../../lib/field';
import type { FormAction } from '../../lib/form-state';
import type { Locale } from '../../lib/locale';
import { wordFields } from '../../lib/words';
import { formWords } from './form-words';

/**
 * What a server component hands to `Form` for a form whose fields are declared in `lib/<noun>/schema.ts`:
 * its words in the reader's language, a fresh idempotency key, and the hidden fields' values.
 */
export function formProps(locale: Locale, definition: { fields: Fields; place: string }, action: FormAction, given: { values?: Raw; hidden?: Record<string, string> } = {}) {
  const visible = Object.fromEntries(Object.entries(definition.fields).filter(([, field]) => field.kind !== 'hidden'));
  return {
    ...formWords(locale),
    action,
    fields: wordFields(locale, definition.place, visible),
    values: given.values,
    hidden: { locale, key: crypto.randomUUID(), ...given.hidden },
  };
}
