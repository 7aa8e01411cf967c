import { AwardTag } from '@/components/grant/state-tag';
import { ButtonLink } from '@/components/govuk/button';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import type { Site, StaffAward } from '@/lib/award/queries';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { regionOf } from '@/lib/publication/places';
import { words } from '@/lib/words';

export function AwardFacts({ locale, award }: { locale: Locale; award: StaffAward }) {
  const say = words(locale);
  const application = award.applicationRef && {
    key: say('award.file.application'),
    value: (
      <a className="govuk-link" href={localPath(locale, `/manage/applications/${award.applicationRef}`)}>
        {award.applicationRef}
      </a>
    ),
  };
  return (
    <SummaryList
      rows={[
        { key: say('award.file.organisation'), value: award.organisation },
        { key: say('award.file.region'), value: regionOf(award.leadRegion)?.name[locale] ?? award.leadRegion },
        { key: say('award.file.amount'), value: formatMoney(award.amountAwardedPence) },
        { key: say('award.file.date'), value: formatDate(award.awardDate, locale) },
        { key: say('award.file.dates'), value: say('award.file.fromTo', { from: formatDate(award.plannedStartDate, locale), to: formatDate(award.plannedEndDate, locale) }) },
        { key: say('award.file.state'), value: <AwardTag locale={locale} status={award.status} /> },
        { key: say('award.file.origin'), value: say(`award.file.origins.${award.origin}`) },
        ...(application ? [application] : []),
      ]}
    />
  );
}

export function Sites({ locale, sites }: { locale: Locale; sites: readonly Site[] }) {
  const say = words(locale);
  if (sites.length === 0) return null;
  return (
    <Table
      caption={say('award.file.sites')}
      columns={[{ label: say('award.file.place') }, { label: say('award.file.siteRegion') }, { label: say('award.file.shown') }]}
      rows={sites.map((site) => [site.placeName, regionOf(site.region)?.name[locale] ?? site.region, say(`award.publication.precision.${site.precision}`)])}
    />
  );
}

/** Who has signed, and, for an approver, the way to sign for the fund. */
export function Signatures({ locale, actor, award, path }: { locale: Locale; actor: Person; award: StaffAward; path: string }) {
  const say = words(locale);
  const { agreement } = award;
  const signed = (name: string | null, at: Date | null) => (name && at ? say('award.file.signedBy', { name, when: formatInstant(at, locale) }) : say('award.file.notYet'));
  return (
    <>
      <SummaryList
        rows={[
          { key: say('award.file.signed'), value: signed(agreement?.signedName ?? null, agreement?.signedAt ?? null) },
          { key: say('award.file.countersigned'), value: signed(agreement?.countersignedBy ?? null, agreement?.countersignedAt ?? null) },
        ]}
      />
      {may(actor, 'award.countersign', null) && award.status === 'accepted' && (
        <ButtonLink href={localPath(locale, `${path}/countersignature`)}>{say('award.file.countersign')}</ButtonLink>
      )}
    </>
  );
}
