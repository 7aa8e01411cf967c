import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { ChangedAnswers } from '@/components/grant/clarifications';
import { isMember } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import { clarificationForMember, type OwnClarification } from '@/lib/clarification/queries';
import { sideBySide, whyNotClarify } from '@/lib/clarification/rules';
import { clarifyForm } from '@/lib/clarification/schema';
import { type Locale, localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { clarifyOwnApplication } from '../actions';

export default async function ClarificationSubmissionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/clarification/submission`;
  const actor = await signedIn(locale, path);
  const found = await orMissing(locale, clarificationForMember(actor, route.ref));
  const { application, open } = found;
  const title = say('clarification.submission.title');
  const certifier = isMember(actor, application.organisationId, 'certifier');
  const blocked = reasonOf(locale, found) ?? (certifier ? undefined : say('clarification.submission.onlyCertifier', { organisation: application.organisationName }));
  const changes = open && <ChangedAnswers locale={locale} level={2} answers={sideBySide(application.set, open.asked, open.before, open.after)} />;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={blocked ? title : undefined} back={{ href: localPath(locale, `/apply/applications/${application.ref}/clarification`), label: say('clarification.own.title') }}>
      {blocked ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          {changes}
          <BlockedButton id="submission" reason={blocked}>
            {say('clarification.submission.submit')}
          </BlockedButton>
        </>
      ) : (
        <Form
          {...formProps(locale, clarifyForm, clarifyOwnApplication, { hidden: { application: application.ref } })}
          title={title}
          submit={say('clarification.submission.submit')}
          intro={
            <>
              <p className="govuk-body">{say('clarification.submission.intro')}</p>
              {changes}
            </>
          }
        />
      )}
    </ServicePage>
  );
}

function reasonOf(locale: Locale, { application, open }: OwnClarification): string | undefined {
  const refusal = whyNotClarify(open && { status: 'asked' }, open?.opened ?? [], open?.before ?? {}, open?.after ?? {}, application.conflicts.length);
  return refusal && refusalSentence(locale, refusal);
}
