import 'server-only';
import writeWorkbook from 'write-excel-file/node';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import { words } from '../words';
import { columnsFor, type ImportKind } from './columns';
import { csvText } from './mark-up';
import type { EnvelopeRoom } from './rules';

/** One line of headings, in the reader's language. */
export const templateCsv = (kind: ImportKind, locale: Locale): string => csvText([columnsFor(kind).map((column) => column.heading[locale])]);

/** The same as a workbook, with a second sheet that says what each column wants and what the envelopes are called. */
export async function templateXlsx(kind: ImportKind, locale: Locale, envelopes: readonly EnvelopeRoom[]): Promise<Buffer> {
  const say = words(locale);
  const used = columnsFor(kind);
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const text = (value: string) => ({ value, wrap: true, alignVertical: 'top' as const });
  const notes = used.map(({ key, heading, optional, example }) => [text(heading[locale]), text(say(optional ? 'imports.template.no' : 'imports.template.yes')), text(say(`imports.template.${key}`)), text(example)]);
  const keys = kind === 'awards' ? [[], [bold(say('imports.template.envelopeHeading')), null, null, bold(say('imports.template.left'))], ...envelopes.map((one) => [text(one.key), null, text(locale === 'cy' ? one.labelCy : one.labelEn), text(formatMoney(one.leftPence))])] : [];
  const workbook = writeWorkbook([
    // As text: a number must keep its leading zeros, and a date the way it was typed.
    { sheet: say('imports.template.sheet'), data: [used.map((column) => ({ ...bold(column.heading[locale]), format: '@' }))], columns: used.map(({ heading }) => ({ width: Math.max(14, heading[locale].length + 2) })), stickyRowsCount: 1 },
    { sheet: say('imports.template.notes'), data: [(['column', 'needed', 'what', 'example'] as const).map((key) => bold(say(`imports.template.${key}`))), ...notes, ...keys], columns: [{ width: 24 }, { width: 9 }, { width: 60 }, { width: 40 }] },
  ]);
  return workbook.toBuffer();
}
