import 'server-only';
import type { Actor } from '../access/actor';
import { csvText } from '../award-import/mark-up';
import type { Locale } from '../locale';
import { words } from '../words';
import { type TransferLine, transfersForStaff } from './queries';

const columns = ['effective', 'kind', 'from', 'to', 'award', 'amount', 'recorded', 'cause', 'author', 'note', 'madeUp'] as const;
const pageSize = 500;

type PlaceInWords = (locale: Locale, kind: TransferLine['fromKind'], place: TransferLine['fromPlace']) => string;

/** Every transfer as CSV, newest first. What a spreadsheet would run as a formula is made text (`csvText`). */
export function transferCsv(actor: Actor, locale: Locale, placeInWords: PlaceInWords): ReadableStream<Uint8Array> {
  const say = words(locale);
  const encoder = new TextEncoder();
  let after: string | undefined;
  let begun = false;
  const cells = (line: TransferLine): string[] => [
    line.effectiveOn, say(`ledger.kind.${line.kind}`), placeInWords(locale, line.fromKind, line.fromPlace), placeInWords(locale, line.toKind, line.toPlace), line.awardRef ?? '',
    (line.amountPence / 100).toFixed(2), line.recordedAt.toISOString(), line.eventName, line.author ?? '', line.note ?? '', say(line.madeUp ? 'ledger.transfers.yes' : 'ledger.transfers.no'),
  ];
  return new ReadableStream({
    async pull(controller) {
      const { lines, more } = await transfersForStaff(actor, after, pageSize);
      const text = csvText([...(begun ? [] : [columns.map((key) => say(`ledger.transfers.${key}`))]), ...lines.map(cells)]);
      // One byte-order mark, at the beginning.
      controller.enqueue(encoder.encode(begun ? text.slice(1) : text));
      begun = true;
      after = lines.at(-1)?.id;
      if (!more) controller.close();
    },
  });
}
