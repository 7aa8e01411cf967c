import { ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { Details } from '@/components/govuk/details';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import { Prose } from '@/components/grant/prose';
import { isMember, type Person } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { organisationForMember } from '@/lib/organisation/queries';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';

type Shown = NonNullable<Awaited<ReturnType<typeof organisationForMember>>>;
const doneKeys = ['roles', 'ownership', 'cancelled', 'invited', 'removed'] as const;

export default async function OrganisationPeoplePage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/organisations/${route.ref}/people`;
  const actor = await signedIn(locale, path);
  const organisation = await organisationForMember(actor, route.ref);
  if (!organisation) missing(locale);
  const done = doneKeys.find((key) => key === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('colleagues.page.title')} back={{ href: localPath(locale, `/apply/organisations/${organisation.ref}`), label: organisation.name }}>
      {done && (
        <NotificationBanner title={say('colleagues.page.doneTitle')} success>
          {say(`colleagues.page.done.${done}`)}
        </NotificationBanner>
      )}
      <span className="govuk-caption-l">{organisation.name}</span>
      <h1 className="govuk-heading-l">{say('colleagues.page.title')}</h1>
      <p className="govuk-body">{say('colleagues.page.intro', { organisation: organisation.name })}</p>
      <Members locale={locale} organisation={organisation} actor={actor} />
      <Details summary={say('organisation.view.rolesMean')}>
        <Prose text={say('organisation.view.rolesText')} />
      </Details>
      <Invited locale={locale} organisation={organisation} />
      <Actions locale={locale} organisation={organisation} owner={isMember(actor, organisation.id, 'owner')} />
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/account/address')}>
          {say('colleagues.page.yourAddress')}
        </a>
      </p>
    </ServicePage>
  );
}

function Members({ locale, organisation, actor }: { locale: Locale; organisation: Shown; actor: Person }) {
  const say = words(locale);
  const owner = isMember(actor, organisation.id, 'owner');
  const name = (member: Shown['members'][number]) => (member.id === actor.id ? say('organisation.view.you', { name: member.name }) : member.name);
  const change = (member: Shown['members'][number]) => (
    <a key="change" className="govuk-link" href={localPath(locale, `/apply/organisations/${organisation.ref}/people/roles?person=${member.id}`)}>
      {say('colleagues.page.change')}
      <span className="govuk-visually-hidden">: {member.name}</span>
    </a>
  );
  const columns = [{ label: say('organisation.view.name') }, { label: say('organisation.view.email') }, { label: say('organisation.view.roles') }];
  return (
    <Table
      caption={say('organisation.view.people')}
      columns={owner ? [...columns, { label: say('colleagues.page.actions') }] : columns}
      rows={organisation.members.map((member) => [name(member), member.email, member.roles.map((role) => say(`organisation.role.${role}`)).join(', '), ...(owner ? [change(member)] : [])])}
    />
  );
}

function Actions({ locale, organisation, owner }: { locale: Locale; organisation: Shown; owner: boolean }) {
  const say = words(locale);
  if (!owner) return <p className="govuk-hint">{say('organisation.view.ownerOnly')}</p>;
  const to = (place: string) => localPath(locale, `/apply/organisations/${organisation.ref}/${place}`);
  return (
    <ButtonGroup>
      <ButtonLink href={to('invitation')}>{say('organisation.view.invite')}</ButtonLink>
      {organisation.members.length > 1 && (
        <>
          <ButtonLink look="secondary" href={to('removal')}>
            {say('organisation.view.remove')}
          </ButtonLink>
          <ButtonLink look="secondary" href={to('people/ownership')}>
            {say('colleagues.page.handOver')}
          </ButtonLink>
        </>
      )}
      {organisation.invitations.length > 0 && (
        <ButtonLink look="secondary" href={to('people/cancellation')}>
          {say('colleagues.page.cancel')}
        </ButtonLink>
      )}
    </ButtonGroup>
  );
}

function Invited({ locale, organisation }: { locale: Locale; organisation: Shown }) {
  const say = words(locale);
  if (organisation.invitations.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{say('organisation.view.invited')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {organisation.invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id}>{say('organisation.view.invitation', { email, role: say(`organisation.role.${role}`), when: formatDate(expiresAt, locale) })}</li>
        ))}
      </ul>
    </>
  );
}
