import { definitionOf, type Field, type Fields, type Raw, type RawValue, type WordedField } from './field';
import type { Pence } from './money';

/** Stored values back into what the boxes show: 2500050 pence is "25,000.50", 2026-03-31 is 31 3 2026. */
export function rawOf(definition: Fields | readonly WordedField[], values: { readonly [name: string]: unknown }): Raw {
  const plain = isWorded(definition) ? definitionOf(definition) : definition;
  return Object.fromEntries(Object.entries(plain).map(([name, field]) => [name, rawValue(field, values[name])]));
}

const isWorded = (definition: Fields | readonly WordedField[]): definition is readonly WordedField[] => Array.isArray(definition);

function rawValue(field: Field, value: unknown): RawValue {
  if (value === undefined || value === null) return undefined;
  switch (field.kind) {
    case 'money':
      return rawMoney(value as Pence);
    case 'date': {
      const [year, month, day] = String(value).slice(0, 10).split('-').map(Number);
      return { day: String(day), month: String(month), year: String(year) };
    }
    case 'yesNo':
      return value ? 'yes' : 'no';
    case 'declaration':
      return value ? 'yes' : undefined;
    case 'manyOf':
      return (value as readonly unknown[]).map(String);
    case 'table':
      return (value as readonly { [name: string]: unknown }[]).map((row) => rawOf(field.columns, row));
    case 'file':
      return undefined; // a browser does not let a page fill in a file
    default:
      return String(value);
  }
}

const rawMoney = (pence: Pence): string => (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: pence % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 });

/** What a form may get back from its action: everything typed, without the files, which cannot be put back. */
export function typedWords(raw: Raw): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => !isFile(value)));
}

/** The table to which the pressed button adds a row, without JavaScript: `intent` is "add-row:budget". */
const addRow = 'add-row:';
export const addRowIntent = (table: string): string => addRow + table;

/** What was typed with one more empty row, when that is all the person asked for; otherwise undefined. Parse nothing then. */
export function rawWithRow(raw: Raw): Raw | undefined {
  if (typeof raw.intent !== 'string' || !raw.intent.startsWith(addRow)) return undefined;
  const { intent, ...rest } = raw;
  const table = intent.slice(addRow.length);
  const rows = Array.isArray(rest[table]) ? (rest[table] as Raw[]) : [];
  return { ...typedWords(rest), [table]: [...rows, {}] };
}

/** A file, by its looks: the browser, Node and Next each have their own class. */
export const isFile = (raw: unknown): raw is File => typeof raw === 'object' && raw !== null && 'size' in raw && 'name' in raw && 'arrayBuffer' in raw;

/** Nothing was typed: blank text, an unticked list, a date with three empty boxes, no file, a row of empty cells. */
export function isBlank(raw: unknown): boolean {
  if (raw === undefined || raw === null) return true;
  if (typeof raw === 'string') return raw.replaceAll('\u0000', '').trim() === '';
  if (Array.isArray(raw)) return raw.every(isBlank);
  // A file box left empty is sent as a nameless empty file; Next's reader calls it "undefined".
  if (isFile(raw)) return raw.size === 0 && (raw.name === '' || raw.name === 'undefined');
  return typeof raw === 'object' && Object.values(raw).every(isBlank);
}

/** A row is empty when its visible boxes are: what the page itself put in a hidden one is not an answer. */
export function isBlankRow(columns: Fields, row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return true;
  return Object.entries(columns).every(([name, column]) => column.kind === 'hidden' || isBlank((row as Raw)[name]));
}
