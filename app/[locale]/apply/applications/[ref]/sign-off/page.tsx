import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { isMember } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import { applicationForMember } from '@/lib/application/queries';
import { whyNotAskForSignOff } from '@/lib/application/rules';
import { signOffForm } from '@/lib/application/schema';
import { localPath } from '@/lib/locale';
import { checkPages, pagesToFinish } from '@/lib/programme/questions';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { askOwnSignOff } from '../../actions';
import { DeadlineLine } from '../deadline-notice';
import { nameOf } from '../standing';

export default async function SignOffPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/sign-off`;
  const actor = await signedIn(locale, path);
  const application = await applicationForMember(actor, route.ref);
  if (!application) missing(locale);
  const { ref, organisationName: organisation, certifiers, conflicts, status, now } = application;
  const unfinished = pagesToFinish(checkPages(application.set, application.answers));
  const refusal = whyNotAskForSignOff({ status, unfinished, conflicts: conflicts.length, certifiers, mustSign: application.people > 1 && certifiers === 1 && isMember(actor, application.organisationId, 'certifier') }, application.deadline, now);
  const self = application.people === 1 && isMember(actor, application.organisationId, 'certifier');
  const title = say('application.signOff.title');
  const submit = say(self ? 'application.signOff.submitSelf' : 'application.signOff.submit');
  const body = (
    <>
      <p className="govuk-body">{say(self ? 'application.signOff.self' : 'application.signOff.body', { organisation })}</p>
      <DeadlineLine locale={locale} application={application} />
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={refusal ? title : undefined} back={{ href: localPath(locale, `/apply/applications/${ref}`), label: nameOf(locale, application) }}>
      {refusal ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          {body}
          <BlockedButton id="sign-off" reason={refusalSentence(locale, refusal)}>
            {submit}
          </BlockedButton>
        </>
      ) : (
        <Form {...formProps(locale, signOffForm, askOwnSignOff, { hidden: { application: ref } })} title={title} intro={body} submit={submit} />
      )}
    </ServicePage>
  );
}
