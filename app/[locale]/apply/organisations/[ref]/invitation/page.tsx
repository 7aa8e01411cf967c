import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { isMember } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { organisationForMember } from '@/lib/organisation/queries';
import { inviteForm } from '@/lib/organisation/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { sendInvitation } from '../../actions';

export default async function InvitePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/organisations/${route.ref}/invitation`;
  const actor = await signedIn(locale, path);
  const organisation = await organisationForMember(actor, route.ref);
  if (!organisation) missing(locale);
  const title = say('organisation.invite.title', { organisation: organisation.name });
  const owner = isMember(actor, organisation.id, 'owner');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={owner ? undefined : title} back={{ href: localPath(locale, `/apply/organisations/${organisation.ref}/people`), label: say('colleagues.page.title') }}>
      {owner ? (
        <Form {...formProps(locale, inviteForm, sendInvitation, { hidden: { organisation: organisation.ref } })} title={title} submit={say('organisation.invite.submit')} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say('organisation.view.ownerOnly')}</p>
        </>
      )}
    </ServicePage>
  );
}
