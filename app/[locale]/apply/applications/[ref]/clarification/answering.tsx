import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { InsetText } from '@/components/govuk/inset-text';
import { LanguageNote } from '@/components/grant/language-note';
import type { attachmentsForMember } from '@/lib/attachment/queries';
import type { OwnClarification } from '@/lib/clarification/queries';
import { formatDate } from '@/lib/dates';
import type { WordedField } from '@/lib/field';
import type { FormAction } from '@/lib/form-state';
import type { Locale } from '@/lib/locale';
import { otherLanguage } from '@/lib/programme/offered';
import { wordedFields } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { Conflicts } from '../[page]/conflicts';
import { FileQuestions, type FilesQuery } from '../[page]/files';

export type AnsweringProps = {
  locale: Locale; application: OwnClarification['application']; open: NonNullable<OwnClarification['open']>; query: FilesQuery; files?: Awaited<ReturnType<typeof attachmentsForMember>>;
  save: FormAction; choose?: FormAction; title: string; intro: string;
};

/** The questions the fund asks about again, and no others: for the applicant, and for the officer who types what an applicant says. */
export function Answering({ locale, application, open, query, files, save, choose, title, intro }: AnsweringProps) {
  const say = words(locale);
  const { ref, round, versions, openConflicts } = application;
  const known = Object.fromEntries(open.opened.map(({ name }) => [name, versions[name] ?? 0]));
  const page = { key: 'clarification', title: { en: title, cy: title }, questions: open.opened };
  const typed = open.opened.filter(({ field }) => field.kind !== 'file');
  return (
    <Form
      key={query.drawn}
      {...formWords(locale)}
      action={save}
      fields={fieldsAsked(locale, { ...open, opened: typed })}
      values={open.after}
      hidden={{ locale, application: ref, page: 'clarification', round: round.ref, form: crypto.randomUUID(), versions: JSON.stringify(known) }}
      title={title}
      caption={ref}
      lang={otherLanguage(locale, application.languages)}
      submit={say('clarification.own.submit')}
      secondary={{ name: 'intent', value: 'later', label: say('application.page.later') }}
      autosave={typed.length > 0}
      intro={
        <>
          <Conflicts locale={locale} application={application} page={page} conflicts={openConflicts.filter(({ name }) => name in known)} choose={choose} />
          <LanguageNote locale={locale} languages={application.languages} />
          <p className="govuk-body">{intro}</p>
          <InsetText>{say(open.overdue ? 'clarification.own.overdue' : 'clarification.own.due', { due: formatDate(open.dueOn, locale) })}</InsetText>
          {files && <FileQuestions locale={locale} application={ref} page={page} questions={filesAsked(locale, open)} files={files} query={query} />}
        </>
      }
    />
  );
}

const asksOf = (locale: Locale, { asked }: AnsweringProps['open'], name: string): string => {
  const asks = asked.find((one) => one.name === name)?.asks;
  return asks ? words(locale)('clarification.asks', { asks }) : words(locale)('clarification.own.hangsOn');
};

/** The questions as they were first asked, with what the fund asks about each above its box. */
const fieldsAsked = (locale: Locale, open: AnsweringProps['open']): WordedField[] => wordedFields(open.opened, locale).map((field) => ({ ...field, hint: asksOf(locale, open, field.name) }));

/** The same for documents, which are added or replaced by themselves. */
const filesAsked = (locale: Locale, open: AnsweringProps['open']) =>
  open.opened.filter(({ field }) => field.kind === 'file').map((question) => {
    const hint = asksOf(locale, open, question.name);
    return { ...question, hint: { en: hint, cy: hint } };
  });

export const asksForFiles = ({ open }: Pick<OwnClarification, 'open'>): boolean => open?.opened.some(({ field }) => field.kind === 'file') ?? false;
