import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { AssistedNotice } from '@/components/grant/assisted';
import { isMember } from '@/lib/access/actor';
import { confirmationMinutes } from '@/lib/access/confirmation';
import { signedIn } from '@/lib/access/session';
import { applicationForMember, type OwnApplication } from '@/lib/application/queries';
import { whyNotSubmit } from '@/lib/application/rules';
import { submissionForm } from '@/lib/application/schema';
import type { WordedField } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { checkPages, pagesToFinish } from '@/lib/programme/questions';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { AnswerSections } from '../sections';
import { DeadlineNotice } from '../deadline-notice';
import { nameOf } from '../standing';
import { submitOwnApplication } from './actions';

export default async function SubmissionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/submission`;
  const actor = await signedIn(locale, path);
  const application = await applicationForMember(actor, route.ref);
  if (!application) missing(locale);
  const { ref } = application;
  if (application.submittedAt) redirect(localPath(locale, `/apply/applications/${ref}/receipt`));
  const blocked = isMember(actor, application.organisationId, 'certifier') ? reasonOf(locale, application, actor.id) : say('application.submission.onlyCertifier', { organisation: application.organisationName });
  const title = say('application.submission.title');
  const form = formProps(locale, submissionForm, submitOwnApplication, { hidden: { application: ref } });
  const content = <Content locale={locale} application={application} />;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={blocked ? title : undefined} back={{ href: localPath(locale, `/apply/applications/${ref}`), label: nameOf(locale, application) }}>
      {blocked ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          {content}
          <BlockedButton id="submission" reason={blocked}>
            {say('application.submission.submit')}
          </BlockedButton>
        </>
      ) : (
        <Form {...form} fields={form.fields.filter(({ name }) => name !== 'alone' || application.people === 1).map((field) => inTheNameOf(locale, application, field))} title={title} intro={content} submit={say('application.submission.submit')} />
      )}
    </ServicePage>
  );
}

function reasonOf(locale: Locale, application: OwnApplication, self: string): string | undefined {
  const unfinished = pagesToFinish(checkPages(application.set, application.answers));
  const alone = application.people === 1;
  // Whoever is alone confirms on the form itself.
  const refusal = whyNotSubmit({ status: application.status, unfinished, alone, ownWork: application.signOffAskedBy === self }, alone, application.deadline, application.now);
  return refusal && refusalSentence(locale, refusal);
}

/** The boxes say for which organisation they are ticked; whoever is alone must tick both. */
function inTheNameOf(locale: Locale, { organisationName: organisation }: OwnApplication, field: WordedField): WordedField {
  const name = field.name === 'alone' ? 'alone' : 'declaration';
  const { optional: _, ...asked } = field;
  return { ...asked, label: words(locale)(`application.submission.${name}.named`, { organisation }) } as WordedField; // the same field but for its label
}

function Content({ locale, application }: { locale: Locale; application: OwnApplication }) {
  const say = words(locale);
  return (
    <>
      <AssistedNotice locale={locale} assisted={application.assisted} />
      <p className="govuk-body">{say('application.submission.intro')}</p>
      <DeadlineNotice locale={locale} application={application} />
      <AnswerSections locale={locale} set={application.set} answers={application.answers} />
      {application.people === 1 && !application.rehearsal && <p className="govuk-body">{say('application.confirmation.then', { organisation: application.organisationName, minutes: confirmationMinutes })}</p>}
    </>
  );
}
