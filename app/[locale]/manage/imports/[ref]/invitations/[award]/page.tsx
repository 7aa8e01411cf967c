import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { recipientsOfImport } from '@/lib/award-import/invitation-queries';
import { invitationForm } from '@/lib/award-import/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { invite } from '../../../actions';
import { importPath } from '../../about';

export default async function InvitationPage(props: RouteProps<'ref' | 'award'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const list = `${importPath(route.ref)}/invitations`;
  const path = `${list}/${route.award}`;
  const actor = await staffSignedIn(locale, path);
  const recipients = may(actor, 'award.invite_recipient', null) ? await recipientsOfImport(actor, route.ref) : undefined;
  const recipient = recipients?.find((one) => one.award === route.award);
  if (!recipient) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, list), label: say('imports.invitations.title') }}>
      <Form
        {...formProps(locale, invitationForm, invite, { hidden: { ref: route.ref, award: recipient.award }, values: { email: recipient.contactEmail ?? undefined, role: 'owner', language: locale } })}
        title={say('imports.invitation.title')}
        caption={recipient.award}
        submit={say('imports.invitation.submit')}
        intro={<p className="govuk-body">{say('imports.invitation.body', { organisation: recipient.organisation, title: recipient.title })}</p>}
      />
    </ServicePage>
  );
}
