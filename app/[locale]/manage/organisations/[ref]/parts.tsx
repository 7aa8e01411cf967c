import { Table } from '@/components/govuk/table';
import { ApplicationTag } from '@/components/grant/application-tag';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import type { StaffOrganisation } from '@/lib/organisation/officer-queries';
import { numberOnRegister } from '@/lib/organisation/rules';
import { words } from '@/lib/words';

type Props = { locale: Locale; organisation: StaffOrganisation };

const Heading = ({ children }: { children: string }) => <h2 className="govuk-heading-m">{children}</h2>;

export function People({ locale, organisation }: Props) {
  const say = words(locale);
  if (organisation.people.length === 0) return <Empty heading={say('organisations.view.people')} text={say('organisations.view.noPeople')} />;
  return (
    <Table
      caption={say('organisations.view.people')}
      columns={[{ label: say('organisations.view.name') }, { label: say('organisations.view.email') }, { label: say('organisations.view.roles') }]}
      rows={organisation.people.map(({ name, email, roles, bounced }) => [name, bounced ? `${email} (${say('organisations.view.bounced')})` : email, roles.map((role) => say(`organisation.role.${role}`)).join(', ')])}
    />
  );
}

/** A draft is not the fund's to read: its reference says that there is one. */
export function Applications({ locale, organisation, readable }: Props & { readable: boolean }) {
  const say = words(locale);
  if (organisation.applications.length === 0) return <Empty heading={say('organisations.view.applications')} text={say('organisations.view.noApplications')} />;
  return (
    <Table
      caption={say('organisations.view.applications')}
      columns={[{ label: say('organisations.view.reference') }, { label: say('organisations.view.title') }, { label: say('organisations.view.state') }]}
      rows={organisation.applications.map(({ ref, title, status, submitted }) => [
        submitted && readable ? <Linked key="ref" locale={locale} to={`/manage/applications/${ref}`} text={ref} /> : ref,
        title ?? say('organisations.view.draft'), <ApplicationTag key="state" locale={locale} status={status} />,
      ])}
    />
  );
}

export function Awards({ locale, organisation }: Props) {
  const say = words(locale);
  if (organisation.awards.length === 0) return <Empty heading={say('organisations.view.awards')} text={say('organisations.view.noAwards')} />;
  return (
    <Table
      caption={say('organisations.view.awards')}
      columns={[{ label: say('organisations.view.reference') }, { label: say('organisations.view.title') }]}
      rows={organisation.awards.map(({ ref, title }) => [<Linked key="ref" locale={locale} to={`/manage/awards/${ref}`} text={ref} />, title])}
    />
  );
}

export function EarlierNames({ locale, organisation }: Props) {
  const say = words(locale);
  if (organisation.earlierNames.length === 0) return null;
  return (
    <Table
      caption={say('organisations.view.earlier')}
      columns={[{ label: say('organisations.view.name') }, { label: say('organisations.list.number') }, { label: say('organisations.view.until') }, { label: say('organisations.view.reason') }, { label: say('organisations.view.by') }]}
      rows={organisation.earlierNames.map(({ name, identifierScheme, identifier, mergedRef, reason, until, by }) => [
        mergedRef ? `${name} (${say('organisations.view.from', { ref: mergedRef })})` : name, numberOnRegister({ identifierScheme, identifier }), formatDate(new Date(until), locale), reason, by,
      ])}
    />
  );
}

/** Where a duplicate is most likely seen. */
export function LookAlikes({ locale, organisation }: Props) {
  const say = words(locale);
  if (organisation.lookAlikes.length === 0 || organisation.mergedInto) return null;
  return (
    <>
      <Heading>{say('organisations.view.alike')}</Heading>
      <p className="govuk-body">{say('organisations.view.alikeIntro')}</p>
      <ul className="govuk-list govuk-list--bullet">
        {organisation.lookAlikes.map(({ ref, name, identifierScheme, identifier }) => (
          <li key={ref}>
            <Linked locale={locale} to={`/manage/organisations/${ref}`} text={name} />, {numberOnRegister({ identifierScheme, identifier })}, {ref}
          </li>
        ))}
      </ul>
    </>
  );
}

function Empty({ heading, text }: { heading: string; text: string }) {
  return (
    <>
      <Heading>{heading}</Heading>
      <p className="govuk-body">{text}</p>
    </>
  );
}

const Linked = ({ locale, to, text }: { locale: Locale; to: string; text: string }) => (
  <a className="govuk-link" href={localPath(locale, to)}>
    {text}
  </a>
);
