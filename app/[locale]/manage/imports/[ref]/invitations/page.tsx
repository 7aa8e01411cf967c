import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { invitationDays } from '@/lib/award-import/invitation-days';
import { type RecipientLine, recipientsOfImport } from '@/lib/award-import/invitation-queries';
import { invitationsForm } from '@/lib/award-import/schema';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { inviteAll } from '../../actions';
import { importPath } from '../about';

export default async function InvitationsPage(props: RouteProps<'ref'>) {
  const { locale, route, query } = await given(props);
  const say = words(locale);
  const path = `${importPath(route.ref)}/invitations`;
  const actor = await staffSignedIn(locale, path);
  const recipients = may(actor, 'award.invite_recipient', null) ? await recipientsOfImport(actor, route.ref) : undefined;
  if (!recipients) missing(locale);
  const unasked = new Set(recipients.filter((one) => one.state === 'not_invited' && one.contactEmail).map((one) => `${one.organisation} ${one.contactEmail}`)).size;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('imports.invitations.title')} back={{ href: localPath(locale, importPath(route.ref)), label: say('imports.one.title', { ref: route.ref }) }} wide>
      {query.done && <NotificationBanner title={say('imports.invitations.title')} success>{say('imports.invitations.done')}</NotificationBanner>}
      <h1 className="govuk-heading-l">{say('imports.invitations.title')}</h1>
      <p className="govuk-body app-measure">{say('imports.invitations.intro', { days: invitationDays })}</p>
      {unasked > 0 ? (
        <Form {...formProps(locale, invitationsForm, inviteAll, { hidden: { ref: route.ref } })} submit={say('imports.invitations.all', { count: unasked })} />
      ) : (
        <p className="govuk-body">{say(recipients.some((one) => one.contactEmail) ? 'imports.invitations.allDone' : 'imports.invitations.noContacts')}</p>
      )}
      <Recipients locale={locale} importRef={route.ref} recipients={recipients} />
    </ServicePage>
  );
}

function Recipients({ locale, importRef, recipients }: { locale: Locale; importRef: string; recipients: readonly RecipientLine[] }) {
  const say = words(locale);
  const state = ({ state: of, invitedAt }: RecipientLine) => (of === 'invited' && invitedAt ? say('imports.invitations.invited', { when: formatDate(invitedAt, locale) }) : say(`imports.invitations.${of}`, { when: '' }));
  return (
    <Table
      caption={say('imports.invitations.caption', { ref: importRef })}
      columns={[...(['award', 'organisation', 'contact', 'state'] as const).map((key) => ({ label: say(`imports.invitations.${key}`) })), { label: say('imports.invitations.invite') }]}
      rows={recipients.map((one) => [
        <span key="award" className="app-nowrap">{one.award}</span>, one.organisation, one.contactEmail ?? say('imports.invitations.noContact'), state(one),
        <a key="invite" className="govuk-link" href={localPath(locale, `${importPath(importRef)}/invitations/${one.award}`)}>
          {say('imports.invitations.invite')}
          <span className="govuk-visually-hidden"> {say('imports.invitations.inviteHidden', { organisation: one.organisation })}</span>
        </a>,
      ])}
    />
  );
}
