import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { invitationForm } from '@/lib/access/schema';
import { signedIn } from '@/lib/access/session';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { joinOrganisation } from '../actions';

export default async function InvitationPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const token = query.token ?? '';
  const actor = await signedIn(locale, `/sign-in/invitation?token=${encodeURIComponent(token)}`);
  return (
    <ServicePage locale={locale} path="/sign-in/invitation" actor={actor} title={token ? undefined : say('access.invitation.title')}>
      {token ? (
        <Form
          {...formProps(locale, invitationForm, joinOrganisation, { hidden: { token } })}
          title={say('access.invitation.title')}
          submit={say('access.invitation.submit')}
          intro={<p className="govuk-body">{say('access.invitation.body', { email: actor.email })}</p>}
        />
      ) : (
        <>
          <h1 className="govuk-heading-l">{say('access.invitation.title')}</h1>
          <p className="govuk-body">{say('access.invitation.bad')}</p>
        </>
      )}
    </ServicePage>
  );
}
