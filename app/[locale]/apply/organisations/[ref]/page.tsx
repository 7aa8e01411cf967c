import { ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { Details } from '@/components/govuk/details';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { Prose } from '@/components/grant/prose';
import { isMember, type Person } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { organisationForMember } from '@/lib/organisation/queries';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';

type Shown = NonNullable<Awaited<ReturnType<typeof organisationForMember>>>;

export default async function OrganisationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/organisations/${route.ref}`;
  const actor = await signedIn(locale, path);
  const organisation = await organisationForMember(actor, route.ref);
  if (!organisation) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={organisation.name} back={{ href: localPath(locale, '/apply'), label: say('application.back.home') }}>
      <h1 className="govuk-heading-l">{organisation.name}</h1>
      <SummaryList
        rows={[
          { key: say('organisation.view.kind'), value: say(`state.organisationKind.${organisation.kind}`) },
          { key: say('organisation.view.register'), value: say(`organisation.scheme.${organisation.identifierScheme}`) },
          { key: say('organisation.view.identifier'), value: say('organisation.view.unverified', { identifier: organisation.identifier }) },
        ]}
      />
      <People locale={locale} organisation={organisation} actor={actor} />
    </ServicePage>
  );
}

function People({ locale, organisation, actor }: { locale: Locale; organisation: Shown; actor: Person }) {
  const say = words(locale);
  const owner = isMember(actor, organisation.id, 'owner');
  const name = (member: Shown['members'][number]) => (member.id === actor.id ? say('organisation.view.you', { name: member.name }) : member.name);
  return (
    <>
      <Table
        caption={say('organisation.view.people')}
        columns={[{ label: say('organisation.view.name') }, { label: say('organisation.view.email') }, { label: say('organisation.view.roles') }]}
        rows={organisation.members.map((member) => [name(member), member.email, member.roles.map((role) => say(`organisation.role.${role}`)).join(', ')])}
      />
      <Details summary={say('organisation.view.rolesMean')}>
        <Prose text={say('organisation.view.rolesText')} />
      </Details>
      <Invited locale={locale} organisation={organisation} />
      {owner ? (
        <ButtonGroup>
          <ButtonLink href={localPath(locale, `/apply/organisations/${organisation.ref}/invitation`)}>{say('organisation.view.invite')}</ButtonLink>
          {organisation.members.length > 1 && (
            <ButtonLink look="secondary" href={localPath(locale, `/apply/organisations/${organisation.ref}/removal`)}>
              {say('organisation.view.remove')}
            </ButtonLink>
          )}
        </ButtonGroup>
      ) : (
        <p className="govuk-hint">{say('organisation.view.ownerOnly')}</p>
      )}
    </>
  );
}

function Invited({ locale, organisation }: { locale: Locale; organisation: Shown }) {
  const say = words(locale);
  if (organisation.invitations.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{say('organisation.view.invited')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {organisation.invitations.map(({ email, role, expiresAt }) => (
          <li key={`${email} ${role} ${expiresAt.getTime()}`}>{say('organisation.view.invitation', { email, role: say(`organisation.role.${role}`), when: formatDate(expiresAt, locale) })}</li>
        ))}
      </ul>
    </>
  );
}
