import { Conflicts } from '@/app/[locale]/apply/applications/[ref]/[page]/conflicts';
import { FileQuestions } from '@/app/[locale]/apply/applications/[ref]/[page]/files';
import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { AssistedNotice } from '@/components/grant/assisted';
import { LanguageNote } from '@/components/grant/language-note';
import { staffSignedIn } from '@/lib/access/session';
import { assistedApplication } from '@/lib/assisted/queries';
import { asEditorOf } from '@/lib/assisted/steps';
import { attachmentsForMember } from '@/lib/attachment/queries';
import { localPath } from '@/lib/locale';
import { otherLanguage } from '@/lib/programme/offered';
import { askedOn, pageOf, sectionOf, wordedFields } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { chooseAssistedVersion, saveAssistedPage } from '../../actions';

export default async function AssistedQuestionPage(props: RouteProps<'ref' | 'page'>) {
  const { locale, query, route } = await given(props);
  const path = `/manage/assisted/${route.ref}/${route.page}`;
  const actor = await staffSignedIn(locale, path);
  const { application, assisted } = await orMissing(locale, assistedApplication(actor, route.ref));
  const page = pageOf(application.set, route.page);
  const questions = page ? askedOn(page, application.answers) : [];
  if (!page || questions.length === 0 || application.status !== 'draft') missing(locale);
  const names = questions.map(({ name }) => name);
  const versions = Object.fromEntries(names.map((name) => [name, application.versions[name] ?? 0]));
  const fileQuestions = questions.filter(({ field }) => field.kind === 'file');
  const files = fileQuestions.length > 0 ? await attachmentsForMember(asEditorOf(actor, assisted), application.ref) : undefined;
  const typed = questions.filter(({ field }) => field.kind !== 'file');
  const say = words(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, `/manage/assisted/${application.ref}`), label: say('assisted.for', { organisation: assisted.organisationName }) }}>
      <Form
        key={query.drawn}
        {...formWords(locale)}
        action={saveAssistedPage}
        fields={wordedFields(typed, locale)}
        values={application.answers}
        hidden={{ locale, application: application.ref, page: page.key, form: crypto.randomUUID(), versions: JSON.stringify(versions) }}
        title={page.title[locale]}
        caption={sectionOf(application.set, page.key)?.title[locale]}
        lang={otherLanguage(locale, application.languages)}
        secondary={{ name: 'intent', value: 'later', label: say('application.page.later') }}
        autosave={typed.length > 0}
        intro={
          <>
            <AssistedNotice locale={locale} assisted={application.assisted} />
            <LanguageNote locale={locale} languages={application.languages} />
            <Conflicts locale={locale} application={application} page={page} conflicts={application.openConflicts.filter(({ name }) => names.includes(name))} choose={chooseAssistedVersion} />
            {files && <FileQuestions locale={locale} application={application.ref} page={page} questions={fileQuestions} files={files} query={query} />}
          </>
        }
      />
    </ServicePage>
  );
}
