import type { Person } from '@/lib/access/actor';
import { saveAnswers } from '@/lib/application/commands/save';
import { type ApplicationPage, applicationPageForMember } from '@/lib/application/queries';
import { formatTime } from '@/lib/dates';
import type { FieldError, Raw, WordedField } from '@/lib/field';
import { rawWithRow, typedWords } from '@/lib/field-raw';
import type { FieldProblem } from '@/lib/field-schema';
import { type Posted, problemsInWords, savedNotice } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import type { Locale } from '@/lib/locale';
import { formatMoney, parseMoney } from '@/lib/money';
import type { Question } from '@/lib/programme/question-set';
import { askedOn, askedPages, pageOf, problemsOf, questionsOf, sectionOf, totalOf, wordedFields, type AnswerProblem } from '@/lib/programme/questions';
import { Refusal } from '@/lib/refusal';
import { words } from '@/lib/words';

/**
 * Saves the page first, whatever is wrong with it, and then says where to go: back here with what is wrong or with two texts to
 * choose between, else to the next page of the section, else to the task list.
 */
export async function answerPage(actor: Person, posted: Posted): Promise<string | FormState> {
  const { application: ref = '', page: key = '' } = textsOf(posted.raw);
  const saved = await saveAnswers(actor, ref, key, posted.raw, { form: textsOf(posted.raw).form ?? '', versions: versionsFrom(posted.raw.versions) });
  const here = `/apply/applications/${ref}/${key}`;
  if (posted.intent === 'autosave' && saved.keptApart.length === 0) return { notice: savedNotice(posted.locale, formatTime(saved.at)) };
  const application = await applicationPageForMember(actor, ref);
  if (!application) throw new Refusal('not_found');
  if (posted.intent === 'autosave') return { notice: twoTexts(application, saved.keptApart, posted.locale) };
  if (saved.keptApart.length > 0) return here;
  const longer = rawWithRow({ ...posted.raw, intent: posted.intent });
  if (longer) return { raw: longer };
  if (posted.intent === 'later') return `/apply/applications/${ref}`;
  const errors = errorsOn(application, key, posted);
  return errors.length > 0 ? { raw: typedWords(posted.raw), errors } : nextPage(application, key);
}

const textsOf = (raw: Raw): Record<string, string | undefined> => Object.fromEntries(Object.entries(raw).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

/** The versions the form showed, from its hidden box. What is not ours counts as never seen, which overwrites nothing. */
function versionsFrom(posted: unknown): Record<string, number> {
  try {
    const read: unknown = JSON.parse(String(posted));
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, number] => Number.isInteger(entry[1])));
  } catch {
    return {};
  }
}

const twoTexts = ({ set }: ApplicationPage, names: string[], locale: Locale): string => {
  const label = questionsOf(set).find(({ name }) => name === names[0])?.label[locale] ?? '';
  return words(locale)('application.page.twoTexts', { label });
};

function nextPage({ ref, set, answers }: ApplicationPage, key: string): string {
  const section = sectionOf(set, key);
  const pages = askedPages(set, answers).filter((page) => section?.pages.some((one) => one.key === page.key));
  const next = pages[pages.findIndex((page) => page.key === key) + 1];
  return `/apply/applications/${ref}${next ? `/${next.key}` : ''}`;
}

function errorsOn({ set, answers }: ApplicationPage, key: string, posted: Posted): FieldError[] {
  const page = pageOf(set, key);
  const questions = page ? askedOn(page, answers) : [];
  return sentencesOf(questions, wordedFields(questions, posted.locale), problemsOf(questions, answers), answers, posted);
}

/** What is wrong with some answers, in the reader's words: with each alone, and between them. */
export function sentencesOf(questions: readonly Question[], fields: readonly WordedField[], problems: readonly AnswerProblem[], answers: Raw, said: Pick<Posted, 'locale' | 'raw'>): FieldError[] {
  const alone = problems.filter((one): one is { name: string; problem: FieldProblem } => !isBetween(one));
  const between = problems.filter(isBetween).map(({ name, problem }) => ({ name: firstBox(fields, name), sentence: words(said.locale)(`application.page.problems.${problem}`, amounts(questions, name, answers)) }));
  return [...problemsInWords(fields, alone, said), ...between];
}

type Between = { name: string; problem: 'total_differs' | 'before_start' };
const isBetween = (one: AnswerProblem): one is Between => one.problem === 'total_differs' || one.problem === 'before_start';

function amounts(questions: readonly Question[], name: string, answers: Raw): { total: string; expected: string } {
  const question = questions.find((one) => one.name === name);
  if (!question?.addsUpTo) return { total: '', expected: '' };
  const expected = parseMoney(String(answers[question.addsUpTo.name] ?? '')) ?? 0;
  return { total: formatMoney(totalOf(question, question.addsUpTo.column, answers)), expected: formatMoney(expected) };
}

/** Where an error's link goes: a date's first box, a table's first cell. */
function firstBox(fields: readonly WordedField[], name: string): string {
  const field = fields.find((one) => one.name === name);
  return field?.kind === 'table' ? `${name}.0.${field.cells[0]?.name}` : `${name}.day`;
}
