import { Table } from '@/components/govuk/table';
import type { Declarer, Interest } from '@/lib/conflict/queries';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

/** What somebody declared, with a way to end what has not ended. */
export function InterestTable({ locale, interests }: { locale: Locale; interests: readonly Interest[] }) {
  const say = words(locale);
  return (
    <Table
      caption={say('conflict.list.own')}
      captionSize="hidden"
      columns={[{ label: say('conflict.list.about') }, { label: say('conflict.list.nature') }, { label: say('conflict.list.since') }, { label: say('conflict.list.ended') }]}
      rows={interests.map(({ ref, named, nature, known, declaredAt, endedOn }) => [
        <span key="named">
          {named}
          <br />
          <span className="govuk-hint">{say(known ? 'conflict.list.matched' : 'conflict.list.unmatched')}</span>
        </span>,
        nature,
        formatDate(declaredAt, locale),
        endedOn ? (
          formatDate(endedOn, locale)
        ) : (
          <a key="end" className="govuk-link" href={localPath(locale, `/manage/conflicts/${ref}/end`)}>
            {say('conflict.list.end')}
            <span className="govuk-visually-hidden">: {say('conflict.list.endOf', { named })}</span>
          </a>
        ),
      ])}
    />
  );
}

/** Who has declared this year and who has not, and what. */
export function DeclarationTable({ locale, year, people }: { locale: Locale; year: string; people: readonly Declarer[] }) {
  const say = words(locale);
  const said = ({ declaredAt, none }: Declarer) =>
    declaredAt === null ? <strong className="govuk-tag govuk-tag--red">{say('conflict.list.notYet')}</strong> : say(none ? 'conflict.list.noneDeclared' : 'conflict.list.someDeclared', { when: formatDate(declaredAt, locale) });
  const interest = ({ named, nature, endedOn }: Interest) => `${endedOn ? say('conflict.list.endedOn', { named, when: formatDate(endedOn, locale) }) : named}: ${nature}`;
  return (
    <Table
      caption={say('conflict.list.people')}
      captionSize="hidden"
      columns={[{ label: say('conflict.list.name') }, { label: say('conflict.list.roles') }, { label: say('conflict.list.when', { year }) }, { label: say('conflict.list.interests') }]}
      rows={people.map((one) => [
        one.name,
        one.roles.map((role) => say(`people.grant.role.options.${role}.label`)).join(', '),
        said(one),
        one.interests.length === 0 ? say('conflict.list.nothing') : one.interests.map(interest).join('; '),
      ])}
    />
  );
}
