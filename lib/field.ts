/**
 * Forms are data. A field says what is asked; `field-schema.ts` builds the zod schema from it, the same in browser and server;
 * `components/form` draws it. Static forms declare their fields in `lib/<noun>/schema.ts`; a round's questions are fields kept in the database.
 */
export type Field = { optional?: true } & (
  | { kind: 'text'; maxLength?: number; width?: 5 | 10 | 20; autocomplete?: string; /** What is offered while it is typed; anything else may stand there too. */ list?: 'places'; inputMode?: 'numeric'; spellcheck?: false }
  | { kind: 'longText'; maxWords?: number; rows?: number }
  | { kind: 'email' }
  | { kind: 'code' }
  | { kind: 'money'; min?: number; max?: number }
  | { kind: 'number'; min?: number; max?: number }
  | { kind: 'date' }
  | { kind: 'yesNo' }
  | { kind: 'oneOf'; options: readonly string[]; as?: 'radios' | 'select' }
  | { kind: 'manyOf'; options: readonly string[] }
  | { kind: 'file'; accept: string; maxBytes: number; /** In a question set: the files are uploaded by themselves (lib/attachment), so many at most. */ most?: number; datedWithinMonths?: number }
  | { kind: 'declaration' }
  | { kind: 'hidden' }
  | { kind: 'table'; columns: Fields; maxRows: number; totals?: string }
);

export type Fields = { readonly [name: string]: Field };

/** What a person typed, as the browser sent it: dotted names ("start.day", "budget.0.amount") become nested objects and arrays. */
export type Raw = { [name: string]: RawValue };
export type RawValue = string | string[] | File | Raw | Raw[] | undefined;

/** A field with its words in the reader's language, ready to be drawn. `missing` is the whole sentence when it is left empty. */
export type FieldText = { label: string; hint?: string; missing?: string; options?: Record<string, { label: string; hint?: string }>; cells?: Record<string, FieldText> };
export type WordedField = Worded<Field> & Omit<FieldText, 'cells' | 'options'> & { name: string; cells: WordedField[] };

/** Once worded, a field's options are their texts by value, in the same order. */
type Worded<F extends Field> = F extends { options: readonly string[] } ? Omit<F, 'options'> & { options: NonNullable<FieldText['options']> } : F;

/** The options of a worded field, as radios and lists want them. */
export const optionsOf = (field: { options: NonNullable<FieldText['options']> }) => Object.entries(field.options).map(([value, text]) => ({ value, ...text }));

/** The fields without their words, as `schemaOf` wants them: a form in the browser is checked as it was defined. */
export function definitionOf(worded: readonly WordedField[]): Fields {
  return Object.fromEntries(worded.map((field) => [field.name, 'options' in field ? { ...field, options: Object.keys(field.options) } : field]));
}

/** A sentence on a field; `name` is the dotted name of the input it belongs to. */
export type FieldError = { name: string; sentence: string };

type ValueOf<F extends Field> = F extends { kind: 'money' | 'number' }
  ? number
  : F extends { kind: 'yesNo' }
    ? boolean
    : F extends { kind: 'oneOf'; options: readonly (infer O)[] }
      ? O
      : F extends { kind: 'manyOf'; options: readonly (infer O)[] }
        ? O[]
        : F extends { kind: 'file' }
          ? File
          : F extends { kind: 'declaration' }
            ? true
            : F extends { kind: 'table'; columns: infer C extends Fields }
              ? ValuesOf<C>[]
              : string;

/** The parsed values of a form: money in pence, dates as YYYY-MM-DD, an optional field undefined when left empty. */
export type ValuesOf<Fs extends Fields> = {
  -readonly [Name in keyof Fs]: Fs[Name] extends { optional: true } ? ValueOf<Fs[Name]> | undefined : ValueOf<Fs[Name]>;
};

/** Keeps the literal types of a form's fields. */
export const fields = <const Fs extends Fields>(definition: Fs): Fs => definition;

/** The number of words as a person would count them. */
export const countWords = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;
