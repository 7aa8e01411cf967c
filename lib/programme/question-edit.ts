import type { Field, Fields, ValuesOf } from '../field';
import { Refusal } from '../refusal';
import type { columnKinds, questionForm, QuestionKind, structureForm } from './question-forms';
import type { Question, QuestionPage, QuestionSet } from './question-set';
import { pagesOf, questionsOf, reservedPages } from './questions';

type QuestionValues = ValuesOf<typeof questionForm.fields>;
type Structure = ValuesOf<typeof structureForm.fields>;

const shortName = /^[a-z]+(_[a-z0-9]+)*$/;
const words = (en: string | undefined, cy: string | undefined) => ({ en: en ?? '', cy: cy ?? '' });
const maybe = (en: string | undefined, cy: string | undefined) => (en || cy ? words(en, cy) : undefined);
const mapPages = (set: QuestionSet, change: (page: QuestionPage) => QuestionPage): QuestionSet => ({ ...set, sections: set.sections.map((section) => ({ ...section, pages: section.pages.map(change) })) });

/** A new question at the end of a page, with everything still to be said of it. */
export function withNewQuestion(set: QuestionSet, { page, kind, name, labelEn }: { page: string; kind: QuestionKind; name: string; labelEn: string }): QuestionSet {
  if (!shortName.test(name)) throw new Refusal('question_name_form', {}, 'name');
  if (questionsOf(set).some((one) => one.name === name)) throw new Refusal('question_name_taken', {}, 'name');
  if (!pagesOf(set).some((one) => one.key === page)) throw new Refusal('not_found');
  const question: Question = { name, field: bareField(kind), label: words(labelEn, ''), why: words('', ''), usedBy: words('', ''), ...('oneOf manyOf'.includes(kind) && { options: {} }), ...(kind === 'table' && { cells: {} }) };
  return mapPages(set, (one) => (one.key === page ? { ...one, questions: [...one.questions, question] } : one));
}

function bareField(kind: QuestionKind): Field {
  switch (kind) {
    case 'oneOf':
    case 'manyOf':
      return { kind, options: [] };
    case 'table':
      return { kind, columns: {}, maxRows: 10 };
    case 'file':
      return { kind, accept: '.pdf', maxBytes: 10_485_760, most: 1 };
    default:
      return { kind };
  }
}

export const withoutQuestion = (set: QuestionSet, name: string): QuestionSet => mapPages(set, (page) => ({ ...page, questions: page.questions.filter((one) => one.name !== name) }));

/** A question as its form says it is now, at the place the form gives it. Refuses `not_found`, and short names that are none. */
export function withQuestion(set: QuestionSet, values: QuestionValues): QuestionSet {
  const before = questionsOf(set).find(({ name }) => name === values.name);
  if (!before || !pagesOf(set).some(({ key }) => key === values.page)) throw new Refusal('not_found');
  const after = questionFrom(before, values);
  return mapPages(withoutQuestion(set, before.name), (page) => (page.key === values.page ? { ...page, questions: page.questions.toSpliced(values.position - 1, 0, after) } : page));
}

function questionFrom(before: Question, values: QuestionValues): Question {
  const hint = maybe(values.hintEn, values.hintCy);
  const field = fieldFrom(before.field, values);
  const { hint: _, options: __, cells: ___, when: ____, addsUpTo: _____, notBefore: ______, identifies: _______, ...rest } = before;
  const choices = (values.choices ?? []).map(({ value, en, cy, hintEn, hintCy }) => [value, { label: words(en, cy), ...(maybe(hintEn, hintCy) && { hint: words(hintEn, hintCy) }) }] as const);
  return {
    ...rest, field, label: words(values.labelEn, values.labelCy), ...(hint && { hint }),
    ...('options' in field && { options: Object.fromEntries(choices) }),
    ...(field.kind === 'table' && { cells: cellsFrom(before, values) }),
    why: words(values.whyEn, values.whyCy), usedBy: words(values.usedByEn, values.usedByCy),
    ...(values.whenName && { when: { name: values.whenName, is: values.whenIs ?? '' } }),
    ...(values.addsUpToColumn && { addsUpTo: { column: values.addsUpToColumn, name: 'amount_applied_for' } }),
    ...(values.notBefore && { notBefore: values.notBefore }),
    ...(values.identifies && { identifies: true as const }),
  };
}

const cleared = <F extends object>(field: F): F => Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined)) as F; // the same without what is undefined

function fieldFrom(before: Field, values: QuestionValues): Field {
  const optional = values.required ? undefined : (true as const);
  switch (before.kind) {
    case 'text':
      return cleared({ ...before, optional, maxLength: values.maxLength });
    case 'longText':
      return cleared({ ...before, optional, maxWords: values.maxWords });
    case 'money':
      return cleared({ ...before, optional, min: values.minMoney, max: values.maxMoney });
    case 'number':
      return cleared({ ...before, optional, min: values.minNumber, max: values.maxNumber });
    case 'oneOf':
    case 'manyOf':
      return cleared({ ...before, optional, options: namesOf((values.choices ?? []).map(({ value }) => value)) });
    case 'file':
      return cleared({ ...before, optional, most: before.most ?? 1, accept: values.accept ?? before.accept, maxBytes: values.maxMegabytes ? values.maxMegabytes * 1_048_576 : before.maxBytes });
    case 'table':
      return cleared({ ...before, optional, columns: columnsFrom(before.columns, values), maxRows: values.maxRows ?? before.maxRows, totals: values.addsUpToColumn ?? before.totals });
    default:
      return cleared({ ...before, optional });
  }
}

function namesOf(names: string[]): string[] {
  if (names.some((one) => !/^[A-Za-z]\w*$/.test(one)) || new Set(names).size !== names.length) throw new Refusal('condition_of_table', {}, 'choices');
  return names;
}

type ColumnRow = NonNullable<QuestionValues['columns']>[number];

/** "resource: Resource / Adnoddau; capital: Capital / Cyfalaf" */
const choicesOf = (text = ''): [string, { label: { en: string; cy: string } }][] =>
  text.split(';').map((part) => part.trim()).filter(Boolean).map((part) => {
    const [value = '', said = ''] = part.split(/:(.*)/s).map((one) => one.trim());
    const [en = '', cy = ''] = said.split('/').map((one) => one.trim());
    return [value, { label: words(en, cy) }];
  });

function columnsFrom(before: Fields, { columns = [] }: QuestionValues): Fields {
  namesOf(columns.map(({ key }) => key));
  return Object.fromEntries(columns.map((column) => [column.key, cellField(before[column.key], column)]));
}

/** A column keeps the limits it had, where its kind is the same. */
function cellField(before: Field | undefined, { kind, required, choices }: ColumnRow): Field {
  const optional = required === 'yes' ? undefined : (true as const);
  const kept = before?.kind === kind ? before : undefined;
  if (kind === 'oneOf') return cleared({ ...(kept ?? { as: 'select' as const }), kind, optional, options: namesOf(choicesOf(choices).map(([value]) => value)) });
  return cleared({ ...kept, kind, optional } as Field); // the row's kind is one of those without settings of their own
}

const cellsFrom = (before: Question, { columns = [] }: QuestionValues): NonNullable<Question['cells']> =>
  Object.fromEntries(columns.map(({ key, kind, en, cy, choices }) => {
    const hint = before.cells?.[key]?.hint;
    return [key, { label: words(en, cy), ...(hint && { hint }), ...(kind === 'oneOf' && { options: Object.fromEntries(choicesOf(choices)) }) }];
  }));

/** What the boxes of a question's form show. */
export function valuesOfQuestion(set: QuestionSet, question: Question): Record<string, unknown> {
  const { field, when, addsUpTo, notBefore, label, hint, why, usedBy, identifies } = question;
  const page = pagesOf(set).find(({ questions }) => questions.includes(question));
  const limit = (name: string) => (name in field ? (field as unknown as Record<string, unknown>)[name] : undefined); // read by name: the union has no one shape
  return {
    labelEn: label.en, labelCy: label.cy, hintEn: hint?.en, hintCy: hint?.cy, whyEn: why.en, whyCy: why.cy, usedByEn: usedBy.en, usedByCy: usedBy.cy, required: !field.optional,
    maxLength: limit('maxLength'), maxWords: limit('maxWords'), minMoney: limit('min'), maxMoney: limit('max'), minNumber: limit('min'), maxNumber: limit('max'),
    choices: 'options' in field ? field.options.map((value) => ({ value, en: question.options?.[value]?.label.en, cy: question.options?.[value]?.label.cy, hintEn: question.options?.[value]?.hint?.en, hintCy: question.options?.[value]?.hint?.cy })) : undefined,
    columns: field.kind === 'table' ? Object.entries(field.columns).map(([key, cell]) => columnRow(key, cell, question)) : undefined,
    maxRows: limit('maxRows'), addsUpToColumn: addsUpTo?.column, notBefore, accept: limit('accept'), maxMegabytes: field.kind === 'file' ? Math.round(field.maxBytes / 1_048_576) : undefined,
    whenName: when?.name, whenIs: when?.is, identifies: identifies === true, page: page?.key, position: (page?.questions.indexOf(question) ?? 0) + 1,
  };
}

function columnRow(key: string, cell: Field, question: Question) {
  const said = question.cells?.[key];
  const choices = 'options' in cell ? cell.options.map((value) => `${value}: ${said?.options?.[value]?.label.en ?? ''} / ${said?.options?.[value]?.label.cy ?? ''}`).join('; ') : undefined;
  // Every column an officer can make is of these kinds.
  return { key, kind: cell.kind as (typeof columnKinds)[number], en: said?.label.en, cy: said?.label.cy, required: cell.optional ? 'no' : 'yes', choices };
}

/** Sections and pages as the form orders them; the questions follow their pages. Refuses to take away a page that still asks something. */
export function withStructure(set: QuestionSet, { sections, pages }: Structure): QuestionSet {
  const inOrder = <Row extends { position: number }>(list: Row[]) => list.toSorted((a, b) => a.position - b.position);
  const known = new Map(pagesOf(set).map((page) => [page.key, page]));
  const kept = new Set(pages.map(({ was, key }) => was ?? key));
  const lost = pagesOf(set).find((page) => !kept.has(page.key) && page.questions.length > 0);
  if (lost) throw new Refusal('page_has_questions', { page: lost.title.en || lost.key }, 'pages');
  const stray = pages.find(({ section }) => !sections.some(({ key }) => key === section));
  if (stray) throw new Refusal('page_without_section', { page: stray.en }, 'pages');
  if (pages.some(({ key }) => !/^[a-z]+(-[a-z]+)*$/.test(key) || reservedPages.includes(key))) throw new Refusal('page_key_form', {}, 'pages');
  if (sections.some(({ key }) => !/^[a-z]+([-_][a-z0-9]+)*$/.test(key))) throw new Refusal('page_key_form', {}, 'sections');
  const pageFrom = ({ key, was, en, cy }: Structure['pages'][number]): QuestionPage => ({ questions: [], ...known.get(was || key), key, title: words(en, cy) });
  return { ...set, sections: inOrder(sections).map(({ key, en, cy }) => ({ key, title: words(en, cy), pages: inOrder(pages.filter(({ section }) => section === key)).map(pageFrom) })) };
}

/** What the boxes of the structure's form show. */
export const valuesOfStructure = (set: QuestionSet) => ({
  sections: set.sections.map(({ key, title }, index) => ({ position: index + 1, key, en: title.en, cy: title.cy })),
  pages: set.sections.flatMap((section) => section.pages.map(({ key, title }, index) => ({ position: index + 1, section: section.key, key, en: title.en, cy: title.cy, was: key }))),
});
