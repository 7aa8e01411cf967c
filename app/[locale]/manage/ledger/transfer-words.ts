import type { TransferLine } from '@/lib/ledger/queries';
import type { Locale } from '@/lib/locale';
import { words } from '@/lib/words';

/** "Envelope: England category 1", "Devolved government: Scotland", "Programme". */
export function placeInWords(locale: Locale, kind: TransferLine['fromKind'], place: TransferLine['fromPlace']): string {
  const say = words(locale);
  const account = say(`ledger.account.${kind}`);
  if (!place) return account;
  return `${account}: ${'nation' in place ? say(`state.nation.${place.nation}`) : place[locale]}`;
}
