import { ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { signedIn } from '@/lib/access/session';
import { applicationForMember } from '@/lib/application/queries';
import { localPath } from '@/lib/locale';
import { checkPages, pagesToFinish } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { AnswerSections } from '../sections';
import { KeptWordsSent } from '../kept-words-sent';
import { nameOf } from '../standing';

export default async function CheckAnswersPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/check-answers`;
  const actor = await signedIn(locale, path);
  const application = await applicationForMember(actor, route.ref);
  if (!application) missing(locale);
  const { ref, set, answers, status } = application;
  const draft = status === 'draft';
  const left = pagesToFinish(checkPages(set, answers));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('application.check.title')} back={{ href: localPath(locale, `/apply/applications/${ref}`), label: nameOf(locale, application) }}>
      <h1 className="govuk-heading-l">{say('application.check.title')}</h1>
      <KeptWordsSent key={query.drawn} locale={locale} person={actor} application={application.ref} />
      {draft && <InsetText>{left === 0 ? say('application.check.ready') : say('application.check.unfinished', { count: left })}</InsetText>}
      <AnswerSections locale={locale} set={set} answers={answers} editing={draft ? { ref } : undefined} />
      {draft && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `/apply/applications/${ref}/checks`)}>
            {say('checks.link')}
          </a>
        </p>
      )}
      {draft && left === 0 && <ButtonLink href={localPath(locale, `/apply/applications/${ref}/sign-off`)}>{say('application.check.next')}</ButtonLink>}
      {status === 'awaiting_sign_off' && <ButtonLink href={localPath(locale, `/apply/applications/${ref}/submission`)}>{say('application.check.toSubmission')}</ButtonLink>}
    </ServicePage>
  );
}
