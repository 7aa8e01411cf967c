import { csvText } from '../award-import/mark-up';
import { formatInstant } from '../dates';
import { formatDeadline } from '../deadline/wall-time';
import { type Block, facts, heading, paragraph, type PlainDocument, table } from '../document/document';
import { blockText } from '../document/plain-text';
import type { Raw } from '../field';
import type { Locale } from '../locale';
import type { IdentifierScheme } from '../organisation/rules';
import { pageWords } from '../programme/printed';
import type { QuestionSet } from '../programme/question-set';
import { words } from '../words';
import type { OwnApplication, SubmissionReceipt } from './queries';
import { type SaidAnswer, saidAnswers } from './said';

/** "1164883, Charity Commission for England and Wales": the register in words, not by its code in the open standard. A rehearsal's organisation is on none. */
export function numberWithRegister(locale: Locale, { identifierScheme, identifier }: SubmissionReceipt['frozen']['organisation']): string {
  const register = words(locale)(`organisation.scheme.${identifierScheme as IdentifierScheme | 'REHEARSAL'}`); // as: it was frozen from an organisation's own
  return identifierScheme === 'REHEARSAL' ? register : `${identifier}, ${register}`;
}

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
        { term: say('application.receipt.identifier'), details: numberWithRegister(locale, organisation) },
        { term: say('application.receipt.round'), details: receipt.roundTitle[locale] },
        { term: say('application.receipt.questions'), details: say('application.receipt.version', questions) },
        { term: say('application.receipt.hash'), details: receipt.sha256 },
      ]),
      paragraph(say('rounds.printed.hash')),
      ...answerBlocks(locale, receipt.set, answers),
    ],
  };
}

type Kept = Pick<OwnApplication, 'ref' | 'organisationName' | 'round' | 'status' | 'now' | 'set' | 'answers'> & { title: string };

/** An application as it stands, sent or not, for a file that outlives the service. */
export function keptDocument(locale: Locale, { ref, title, organisationName, round, status, now, set, answers }: Kept, author: string): PlainDocument {
  const say = words(locale);
  const head = [
    say('deadline.file.title', { ref }),
    say('deadline.file.round', { round: round.title[locale] }),
    say('deadline.file.organisation', { organisation: organisationName }),
    say('deadline.file.status', { status: say(`state.application.${status}`) }),
    say('deadline.file.made', { when: formatDeadline(now, locale) }),
  ];
  return { title, locale, author, made: now, foot: ref, pageWords: pageWords(locale), blocks: [paragraph(head.join('\n')), ...answerBlocks(locale, set, answers)] };
}

/** The answers for a spreadsheet, a line each; what it would run as a formula is made text. */
export function answersCsv(locale: Locale, set: QuestionSet, answers: Raw): string {
  const say = words(locale);
  const headings = [say('exporting.csv.section'), say('exporting.csv.page'), say('exporting.csv.question'), say('exporting.csv.name'), say('exporting.csv.answer')];
  const lines = saidAnswers(locale, set, answers).flatMap(({ section, questions }) => questions.map(({ page, question, name, said }) => [section, page, question, name, said.kind === 'nothing' ? '' : blocksOf(said).map(blockText).join('\n\n')]));
  return csvText([headings, ...lines]);
}

/** The answers to what was asked, under their sections. */
export const answerBlocks = (locale: Locale, set: QuestionSet, answers: Raw): Block[] =>
  saidAnswers(locale, set, answers).flatMap(({ section, questions }) => [heading(2, section), ...questions.flatMap(({ question, said }) => [heading(3, question), ...blocksOf(said)])]);

/** What somebody answered, for any paper that repeats it. */
export function blocksOf(said: SaidAnswer): Block[] {
  switch (said.kind) {
    case 'nothing':
      return [paragraph(said.text)];
    case 'text':
      return said.text.split(/\n\s*\n/).filter((part) => part.trim() !== '').map(paragraph);
    case 'list':
      return [{ kind: 'list', items: said.items }];
    case 'files':
      return [{ kind: 'list', items: said.files.map(({ name, about, sha256 }) => `${name} (${about}), SHA-256 ${sha256}`) }];
    case 'table':
      return [table(said.caption, said.columns, said.rows, said.total)];
  }
}
