import { formatInstant } from '../dates';
import { type Block, facts, heading, paragraph, type PlainDocument, table } from '../document/document';
import { type Field, optionsOf, type Raw, type RawValue, type WordedField } from '../field';
import { isBlank, isBlankRow } from '../field-raw';
import type { Locale } from '../locale';
import { pageWords } from '../programme/printed';
import type { Question } from '../programme/question-set';
import { askedOn, wordedFields } from '../programme/questions';
import { words } from '../words';
import { answerInWords } from './answer-text';
import type { SubmissionReceipt } from './queries';

/** The receipt with the frozen copy in full: to print, to file, to send on. The hash is that of the copy in JSON, and says so. */
export function receiptDocument(locale: Locale, receipt: SubmissionReceipt, author: string): PlainDocument {
  const say = words(locale);
  const { organisation, questions, answers } = receipt.frozen;
  return {
    title: say('rounds.printed.receipt', { title: receipt.frozen.facts.title }), locale, author, made: receipt.submittedAt, foot: `${receipt.ref}  SHA-256 ${receipt.sha256}`, pageWords: pageWords(locale),
    blocks: [
      paragraph(say('application.receipt.body', { ref: receipt.ref })),
      facts([
        { term: say('application.receipt.submittedAt'), details: say('application.receipt.london', { when: formatInstant(receipt.submittedAt, locale) }) },
        { term: say('application.receipt.certifiedBy'), details: receipt.certifiedBy },
        { term: say('application.receipt.organisation'), details: organisation.name },
        { term: say('application.receipt.identifier'), details: `${organisation.identifierScheme} ${organisation.identifier}` },
        { term: say('application.receipt.round'), details: receipt.roundTitle[locale] },
        { term: say('application.receipt.questions'), details: say('application.receipt.version', questions) },
        { term: say('application.receipt.hash'), details: receipt.sha256 },
      ]),
      paragraph(say('rounds.printed.hash')),
      ...receipt.set.sections.flatMap((section) => {
        const asked = section.pages.flatMap((page) => askedOn(page, answers));
        return asked.length === 0 ? [] : [heading(2, section.title[locale]), ...asked.flatMap((question) => answerBlocks(locale, question, answers))];
      }),
    ],
  };
}

/** A question with its answer, for any paper that repeats it. */
export function answerBlocks(locale: Locale, question: Question, answers: Raw): Block[] {
  const [field] = wordedFields([question], locale);
  const value = answers[question.name];
  if (!field) return [];
  const said = isBlank(value) ? [paragraph(words(locale)('application.notAnswered'))] : answer(locale, field, question.field, value);
  return [heading(3, field.label), ...said];
}

function answer(locale: Locale, field: WordedField, definition: Field, value: RawValue): Block[] {
  if (field.kind === 'table' && definition.kind === 'table') {
    const rows = (Array.isArray(value) ? (value as Raw[]) : []).filter((row) => !isBlankRow(definition.columns, row));
    const cells = field.cells.filter(({ kind }) => kind !== 'hidden');
    const written = (row: Raw) => cells.map((cell) => (isBlank(row[cell.name]) ? '' : answerInWords(locale, cell, definition.columns[cell.name] as Field, row[cell.name]))); // one definition for each cell
    return [table(field.label, cells.map(({ label, kind }) => ({ label, numeric: kind === 'money' || kind === 'number' })), rows.map(written))];
  }
  if (field.kind === 'manyOf') {
    const chosen = (Array.isArray(value) ? value : [value]).map(String);
    return [{ kind: 'list', items: optionsOf(field).filter((option) => chosen.includes(option.value)).map(({ label }) => label) }];
  }
  return answerInWords(locale, field, definition, value).split('\n').filter(Boolean).map(paragraph);
}
