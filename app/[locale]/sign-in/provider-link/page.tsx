import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { providerLinkForm } from '@/lib/access/schema';
import { currentActor } from '@/lib/access/session';
import { environment } from '@/lib/env';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { linkProvider } from './actions';

/** Without a token: what to do now. With the mail's: the button that joins the two. Opening it changes nothing, because mail scanners open links. */
export default async function ProviderLinkPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const values = { provider: environment().OIDC_LABEL };
  const title = say(query.token ? 'law.providerLink.title' : 'law.providerLink.sentTitle', values);
  return (
    <ServicePage locale={locale} path="/sign-in/provider-link" actor={await currentActor()} title={query.token ? undefined : title}>
      {query.token ? (
        <Form {...formProps(locale, providerLinkForm, linkProvider, { hidden: { token: query.token } })} title={title} submit={say('law.providerLink.submit', values)} intro={<p className="govuk-body">{say('law.providerLink.body', values)}</p>} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say('law.providerLink.sent', values)}</p>
          <p className="govuk-body">{say('law.providerLink.instead')}</p>
          <p className="govuk-body">
            <a className="govuk-link" href={localPath(locale, '/sign-in')}>
              {say('law.providerLink.signIn')}
            </a>
          </p>
        </>
      )}
    </ServicePage>
  );
}
