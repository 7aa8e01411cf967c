import { LanguageNote } from '@/components/grant/language-note';
import type { Person } from '@/lib/access/actor';
import { deviceOf, writerMark } from '@/lib/access/device';
import { signedIn } from '@/lib/access/session';
import { attachmentsForMember } from '@/lib/attachment/queries';
import { type ApplicationPage, applicationPageForMember } from '@/lib/application/queries';
import { limitsOf, whyNotEdit } from '@/lib/application/rules';
import { type Locale, localPath } from '@/lib/locale';
import type { QuestionPage } from '@/lib/programme/question-set';
import { otherLanguage } from '@/lib/programme/offered';
import { askedOn, pageOf, sectionOf } from '@/lib/programme/questions';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { AnswerSections } from '../sections';
import { DeadlineLine } from '../deadline-notice';
import { KeptWordsSent } from '../kept-words-sent';
import { nameOf, StandingNotice } from '../standing';
import { Conflicts } from './conflicts';
import { FileQuestions } from './files';
import { QuestionForm } from './question-form';

export default async function AnswerPage(props: RouteProps<'ref' | 'page'>) {
  const { locale, query, route } = await given(props);
  const path = `/apply/applications/${route.ref}/${route.page}`;
  const person = await signedIn(locale, path);
  const application = await applicationPageForMember(person, route.ref);
  const page = application && pageOf(application.set, route.page);
  if (!application || !page || askedOn(page, application.answers).length === 0) missing(locale);
  const back = { href: localPath(locale, `/apply/applications/${application.ref}`), label: nameOf(locale, application) };
  if (whyNotEdit(application)) return <ReadOnly {...{ locale, path, application, page, person, back }} />;
  const fileQuestions = askedOn(page, application.answers).filter(({ field }) => field.kind === 'file');
  const files = fileQuestions.length > 0 ? await attachmentsForMember(person, route.ref) : undefined;
  const conflicts = application.openConflicts.filter(({ name }) => page.questions.some((question) => question.name === name));
  return (
    <ServicePage locale={locale} path={path} actor={person} back={back}>
      <KeptWordsSent key={query.drawn} locale={locale} person={person} application={application.ref} />
      <QuestionForm
        locale={locale}
        drawn={query.drawn}
        lang={otherLanguage(locale, application.languages)}
        intro={
          <>
            <Conflicts locale={locale} application={application} page={page} conflicts={conflicts} />
            <LanguageNote locale={locale} languages={application.languages} />
            <DeadlineLine locale={locale} application={application} />
            {files && <FileQuestions locale={locale} application={application.ref} page={page} questions={fileQuestions} files={files} query={query} />}
          </>
        }
        page={page}
        wrong={files !== undefined && query.problem !== undefined}
        section={sectionOf(application.set, page.key)?.title[locale]}
        answers={application.answers}
        hidden={{ application: application.ref, page: page.key, round: application.round.ref, form: crypto.randomUUID(), versions: JSON.stringify(versionsOf(application, page)), writer: writerMark(person) }}
        device={deviceOf(person, `${application.ref}/${page.key}`)}
        limits={limitsOf(application, page)}
      />
    </ServicePage>
  );
}

const versionsOf = ({ versions }: ApplicationPage, page: QuestionPage): Record<string, number> =>
  Object.fromEntries(page.questions.map(({ name }) => [name, versions[name] ?? 0]));

type ReadOnlyProps = { locale: Locale; path: string; application: ApplicationPage; page: QuestionPage; person: Person; back: { href: string; label: string } };

/** A page of an application that cannot be changed any more, or not now: it says why, and shows the answers. */
function ReadOnly({ locale, path, application, page, person, back }: ReadOnlyProps) {
  return (
    <ServicePage locale={locale} path={path} actor={person} title={page.title[locale]} back={back}>
      <h1 className="govuk-heading-l">{page.title[locale]}</h1>
      <KeptWordsSent locale={locale} person={person} application={application.ref} />
      <StandingNotice locale={locale} application={application} actor={person} />
      <AnswerSections locale={locale} set={{ sections: [{ key: page.key, title: page.title, pages: [page] }] }} answers={application.answers} />
    </ServicePage>
  );
}
