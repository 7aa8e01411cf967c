import { formatDate } from '../../lib/dates';
import type { Locale } from '../../lib/locale';
import { formatMoney, type Pence } from '../../lib/money';
import { regionOf } from '../../lib/publication/places';
import { changedTerms, type Terms } from '../../lib/variation/rules';
import { words } from '../../lib/words';
import { Table } from '../govuk/table';

type Change = { fromPence: Pence; toPence: Pence; before: Terms; after: Terms };
const names = { title: 'projectTitle', description: 'description', plannedStartDate: 'start', plannedEndDate: 'end', sites: 'sites' } as const;

/** What an award was and what it becomes, line by line: only what differs. */
export function TermsTable({ locale, change: { fromPence, toPence, before, after } }: { locale: Locale; change: Change }) {
  const say = words(locale);
  const said = (terms: Terms, name: keyof Terms) => {
    if (name === 'sites') return terms.sites.map(({ place, region }) => `${place} (${regionOf(region)?.name[locale] ?? region})`).join('; ') || say('variation.one.noneSites');
    return name === 'plannedStartDate' || name === 'plannedEndDate' ? formatDate(terms[name], locale) : terms[name];
  };
  return (
    <Table
      caption={say('variation.one.effect')}
      columns={[{ label: say('variation.one.term') }, { label: say('variation.one.before') }, { label: say('variation.one.after') }]}
      rows={[
        ...(fromPence === toPence ? [] : [[say('variation.one.amount'), formatMoney(fromPence), formatMoney(toPence)]]),
        ...changedTerms(before, after).map((name) => [say(`variation.one.${names[name]}`), said(before, name), said(after, name)]),
      ]}
    />
  );
}
