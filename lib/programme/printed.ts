import { limitsOf } from '../attachment/rules';
import type { FileField } from '../attachment/vocabulary';
import { formatDate, formatInstant } from '../dates';
import { type Block, facts, heading, paragraph, type PlainDocument, table } from '../document/document';
import { type Field, optionsOf, type WordedField } from '../field';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import { words } from '../words';
import type { PublicRound } from './queries';
import type { Question, QuestionSet } from './question-set';
import { questionsOf, wordedFields } from './questions';

/** Everything a round says of itself, to read and to print before signing in: the same whether it becomes a PDF or plain text. */
export function roundDocument(locale: Locale, round: PublicRound, { author, now }: { author: string; now: Date }): PlainDocument {
  const say = words(locale);
  const whole = round.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return {
    title: round.title[locale], locale, author, made: now, foot: say('rounds.printed.foot', { ref: round.ref, version: round.questionSetVersion }), pageWords: pageWords(locale),
    blocks: [
      ...(round.demonstration ? [paragraph(demonstrationNote(locale, round))] : []),
      facts(glance(locale, round)),
      ...termBlocks(locale, round),
      heading(2, say('round.view.categories')),
      table(say('round.view.categories'), [{ label: say('round.view.category') }, { label: say('round.view.paidFrom') }], round.categories.map(({ label, envelope }) => [label[locale], envelope[locale]])),
      heading(2, say('round.view.criteria')),
      paragraph(say('round.view.criteriaIntro', { max: round.scaleMax })),
      table(say('round.view.criteria'), [{ label: say('round.view.criterion') }, { label: say('round.view.guidance') }, { label: say('round.view.weight'), numeric: true }], round.criteria.map(({ label, guidance, weight }) => [label[locale], guidance[locale], `${Math.round((weight / whole) * 100)}%`])),
      paragraph(afterScoring(locale, round)),
      heading(2, say('round.view.questions')),
      paragraph(say('round.view.version', { version: round.questionSetVersion })),
      ...round.questionSet.sections.flatMap((section) => [heading(3, section.title[locale]), ...section.pages.flatMap((page) => page.questions.flatMap((question) => questionBlocks(locale, round.questionSet, question)))]),
    ],
  };
}

/** What of a round of the demonstration is public, and what is made up. */
export const demonstrationNote = (locale: Locale, { nation }: Pick<PublicRound, 'nation'>): string => words(locale)(nation === 'england' ? 'round.demonstration' : 'rounds.printed.demonstration');
export const afterScoring = (locale: Locale, { nation }: Pick<PublicRound, 'nation'>): string => words(locale)(nation === 'england' ? 'round.view.after' : 'rounds.printed.after');

export const pageWords = (locale: Locale): string => words(locale)('rounds.printed.page', { page: '{page}', pages: '{pages}' });

/** The round's facts, for the top of its page and of its print. */
export function glance(locale: Locale, round: PublicRound): { term: string; details: string }[] {
  const say = words(locale);
  const kinds = round.questionSet.eligibleKinds?.map((kind) => say(`state.organisationKind.${kind}`)) ?? [say('round.view.anyKind')];
  const languages = (round.terms.languages ?? ['en', 'cy']).map((language) => say(`rounds.language.${language}`));
  return [
    { term: say('round.view.opens'), details: say('round.view.london', { when: formatInstant(round.opensAt, locale) }) },
    { term: say('round.view.closes'), details: say('round.view.london', { when: formatInstant(round.closesAt, locale) }) },
    { term: say('round.view.amount'), details: say('round.view.between', { min: formatMoney(round.minimumPence), max: formatMoney(round.maximumPence) }) },
    { term: say('round.view.who'), details: kinds.join(', ') },
    { term: say('round.view.where'), details: say(`state.nation.${round.nation}`) },
    { term: say('rounds.terms.languages'), details: languages.join(', ') },
    { term: say('round.view.reference'), details: round.ref },
  ];
}

/** The round's own lists, those it has: objectives, focus areas, groups, conditions, documents, and what happens when. */
export function termLists(locale: Locale, { terms }: Pick<PublicRound, 'terms'>): { title: string; items: string[] }[] {
  const say = words(locale);
  const needed = (one: boolean) => say(one ? 'rounds.terms.needed' : 'rounds.terms.welcome');
  return [
    { title: say('rounds.terms.objectives'), items: (terms.objectives ?? []).map(({ label }) => label[locale]) },
    { title: say('rounds.terms.focusAreas'), items: (terms.focusAreas ?? []).map(({ label }) => label[locale]) },
    { title: say('rounds.terms.groups'), items: (terms.groups ?? []).map(({ label }) => label[locale]) },
    { title: say('rounds.terms.eligibility'), items: (terms.eligibility ?? []).map(({ label, mustBe }) => `${label[locale]} ${say('rounds.terms.mustBe', { answer: say(`common.${mustBe}`) })}`) },
    { title: say('rounds.terms.attachments'), items: (terms.attachments ?? []).map((one) => `${one.label[locale]} (${needed(one.needed)})`) },
    { title: say('rounds.terms.timetable'), items: (terms.timetable ?? []).map(({ label, on }) => `${formatDate(on, locale)}: ${label[locale]}`) },
  ].filter(({ items }) => items.length > 0);
}

const termBlocks = (locale: Locale, round: PublicRound): Block[] => termLists(locale, round).flatMap(({ title, items }) => [heading(2, title), { kind: 'list' as const, items }]);

function questionBlocks(locale: Locale, set: QuestionSet, question: Question): Block[] {
  const say = words(locale);
  const [field] = wordedFields([question], locale);
  if (!field) return [];
  const choices = 'options' in field ? optionsOf(field).map(({ label, hint }) => (hint ? `${label}: ${hint}` : label)) : [];
  const columns = question.field.kind === 'table' ? columnsOf(locale, field, question.field) : [];
  return [
    heading(4, field.label),
    ...(field.hint ? [paragraph(field.hint)] : []),
    facts([
      { term: say('round.view.answer'), details: answerKind(locale, question.field) },
      ...(choices.length > 0 ? [{ term: say('round.view.choices'), details: choices.join('; ') }] : []),
      ...(columns.length > 0 ? [{ term: say('round.view.columns'), details: columns.join('; ') }] : []),
      { term: say('round.view.why'), details: question.why[locale] },
      { term: say('round.view.usedBy'), details: question.usedBy[locale] },
      ...(question.when ? [{ term: say('rounds.printed.asked'), details: conditionOf(locale, set, question.when) }] : []),
    ]),
  ];
}

const columnsOf = (locale: Locale, field: WordedField, { columns }: Field & { kind: 'table' }): string[] =>
  field.cells.map(({ name, label }) => (columns[name] ? `${label} (${answerKind(locale, columns[name]).toLowerCase()})` : label));

/** "Only asked if you answer “Yes” to “…”" */
export function conditionOf(locale: Locale, set: QuestionSet, when: NonNullable<Question['when']>): string {
  const say = words(locale);
  const [other] = wordedFields(questionsOf(set).filter(({ name }) => name === when.name), locale);
  const answer = other && 'options' in other ? other.options[when.is]?.label : when.is === 'yes' || when.is === 'no' ? say(`common.${when.is}`) : undefined;
  return say('round.view.condition', { answer: answer ?? when.is, question: other?.label ?? when.name });
}

function fileKind(locale: Locale, field: FileField): string {
  const say = words(locale);
  const { most, accept, max, months } = limitsOf(field, 0);
  const taken = say('attachment.answerKind', { most, accept, max });
  return months > 0 ? `${taken}. ${say('attachment.answerDated', { months })}` : taken;
}

/** What can be answered, with its limits, in words: nobody should meet a word limit for the first time when submitting. */
export function answerKind(locale: Locale, field: Field): string {
  const kind = kindOf(locale, field);
  return field.optional ? words(locale)('round.answerKind.optional', { kind }) : kind;
}

function kindOf(locale: Locale, field: Field): string {
  const say = words(locale);
  switch (field.kind) {
    case 'text':
      return say('round.answerKind.text', { max: field.maxLength ?? 200 });
    case 'longText':
      return field.maxWords ? say('round.answerKind.longTextLimit', { max: field.maxWords }) : say('round.answerKind.longText');
    case 'money':
      return field.min && field.max ? say('round.answerKind.moneyLimits', { min: formatMoney(field.min), max: formatMoney(field.max) }) : say('round.answerKind.money');
    case 'table':
      return say('round.answerKind.table', { max: field.maxRows });
    case 'file':
      return fileKind(locale, field);
    default:
      return say(`round.answerKind.${field.kind}`);
  }
}
