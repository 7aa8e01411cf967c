import { formProps } from '@/components/form/form-props';
import { Form } from '@/components/form/form';
import { ErrorSummary } from '@/components/govuk/error-summary';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { signInForm } from '@/lib/access/schema';
import { currentActor, ownPath } from '@/lib/access/session';
import { environment } from '@/lib/env';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../route-props';
import { ServicePage } from '../../service-page';
import { askForLink } from './actions';
import { ProviderButton } from './provider-button';

/** What coming back from the identity provider can end in, besides being signed in. */
const problems = ['refused', 'failed', 'away', 'staff', 'unverified'] as const;

export default async function SignInPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const to = ownPath(query.to, '');
  const problem = problems.find((one) => one === query.problem);
  return (
    <ServicePage locale={locale} path="/sign-in" actor={await currentActor()}>
      {query.kept && <NotificationBanner title={say('access.signIn.kept.title')}><p className="govuk-body">{say('access.signIn.kept.body')}</p></NotificationBanner>}
      {query.error && <ErrorSummary heading={say('error.summaryHeading')} errors={[{ sentence: say('access.signIn.failed') }]} />}
      {problem && <ErrorSummary heading={say('error.summaryHeading')} errors={[{ sentence: say(`law.problem.${problem}`, { provider: environment().OIDC_LABEL }) }]} />}
      {query.linked && <NotificationBanner title={say('law.providerLink.done')} success>{say('law.providerLink.linked', { provider: environment().OIDC_LABEL })}</NotificationBanner>}
      <Form
        {...formProps(locale, signInForm, askForLink, { hidden: { to } })}
        title={say('access.signIn.title')}
        submit={say('access.signIn.submit')}
        intro={<p className="govuk-body">{say('access.signIn.intro')}</p>}
      />
      <ProviderButton locale={locale} to={to} />
      {environment().PROFILE === 'demonstration' && (
        <p className="govuk-body">
          <a className="govuk-link" href={`${localPath(locale, '/sign-in/demonstration')}${to ? `?to=${encodeURIComponent(to)}` : ''}`}>
            {say('access.signIn.demonstration')}
          </a>
        </p>
      )}
    </ServicePage>
  );
}
