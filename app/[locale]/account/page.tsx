import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { isLinked } from '@/lib/access/provider-commands';
import { languageOfPerson } from '@/lib/access/queries';
import { signedIn } from '@/lib/access/session';
import { environment } from '@/lib/env';
import { localPath } from '@/lib/locale';
import { languageForm } from '@/lib/notification/schema';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../route-props';
import { ServicePage } from '../../service-page';
import { chooseMailLanguage } from './actions';

const path = '/account';

export default async function AccountPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await signedIn(locale, path);
  const [linked, provider] = [await isLinked(actor), environment().OIDC_LABEL];
  return (
    <ServicePage locale={locale} path={path} actor={actor}>
      {query.done && (
        <NotificationBanner title={say('assessment.step.done')} success>
          {say('post.account.done')}
        </NotificationBanner>
      )}
      {query.unlinked && (
        <NotificationBanner title={say('assessment.step.done')} success>
          {say('law.providerUnlink.done', { provider, email: actor.email })}
        </NotificationBanner>
      )}
      <Form
        {...formProps(locale, languageForm, chooseMailLanguage, { values: { language: await languageOfPerson(actor) } })}
        title={say('post.account.title')}
        intro={
          <>
            <p className="govuk-body">{say('post.account.intro', { name: actor.name, email: actor.email })}</p>
            <p className="govuk-body">
              <a className="govuk-link" href={localPath(locale, '/account/address')}>
                {say('account.address.link')}
              </a>
            </p>
            <p className="govuk-body">
              <a className="govuk-link" href={localPath(locale, '/account/data')}>
                {say('law.own.link')}
              </a>
            </p>
            {linked && (
              <p className="govuk-body">
                <a className="govuk-link" href={localPath(locale, '/account/provider')}>
                  {say('law.providerUnlink.title', { provider })}
                </a>
              </p>
            )}
            <p className="govuk-body">{say('post.account.why')}</p>
          </>
        }
        submit={say('post.account.submit')}
      />
    </ServicePage>
  );
}
