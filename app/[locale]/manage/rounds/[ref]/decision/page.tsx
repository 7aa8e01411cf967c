import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { formatDate, formatInstant } from '@/lib/dates';
import { type BatchLine, decidingOf, type ScenarioLine } from '@/lib/decision/queries';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../route-props';
import { DecidingPage, decidingAt, decidingPath, Restricted } from './deciding-page';

const done = ['rules', 'approved'] as const;

export default async function DecidingHomePage(props: RouteProps<'ref'>) {
  const { locale, route, query } = await given(props);
  const say = words(locale);
  const path = decidingPath(route.ref);
  const { actor, found } = await decidingAt(locale, path, (one) => decidingOf(one, route.ref));
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const { round, scenarios, batches, competing } = found;
  const to = (rest: string) => localPath(locale, decidingPath(round.ref, rest));
  const happened = done.find((one) => one === query.done);
  const roundTitle = round.title[locale] || round.title.en;
  return (
    <DecidingPage {...{ locale, actor, path }} round={round.ref} title={say('decision.title')} back={{ href: localPath(locale, `/manage/rounds/${round.ref}`), label: roundTitle }}>
      {happened && <NotificationBanner title={say('decision.title')} success>{say(`decision.done.${happened}`)}</NotificationBanner>}
      <span className="govuk-caption-l">{roundTitle}</span>
      <h1 className="govuk-heading-l">{say('decision.title')}</h1>
      <p className="govuk-body">{say('decision.intro')}</p>
      <p className="govuk-body">{say('decision.competing', { count: competing })}.</p>
      <ButtonGroup>
        {may(actor, 'scenario.start', null) && <ButtonLink href={to('/new')}>{say('decision.links.new')}</ButtonLink>}
        {may(actor, 'decision.approve_together', null) && <ButtonLink href={to('/approval')}>{say('decision.links.approve')}</ButtonLink>}
        {scenarios.some(({ adoptedAt }) => !adoptedAt) && <a className="govuk-link" href={to('/comparison')}>{say('decision.links.compare')}</a>}
        <a className="govuk-link" href={to('/reserves')}>{say('decision.links.reserves')}</a>
        {may(actor, 'decision.set_rules', null) && <a className="govuk-link" href={to('/rules')}>{say('decision.links.rules')}</a>}
      </ButtonGroup>
      {!may(actor, 'scenario.start', null) && <BlockedButton id="new" reason={say('decision.notOfficer')}>{say('decision.links.new')}</BlockedButton>}
      <Scenarios locale={locale} round={round.ref} scenarios={scenarios} />
      {batches.length > 0 && <Batches locale={locale} batches={batches} />}
    </DecidingPage>
  );
}

function Scenarios({ locale, round, scenarios }: { locale: Locale; round: string; scenarios: readonly ScenarioLine[] }) {
  const say = words(locale);
  if (scenarios.length === 0) return <p className="govuk-body">{say('decision.scenarios.none')}</p>;
  return (
    <Table
      caption={say('decision.scenarios.title')}
      columns={(['name', 'by', 'saved', 'state'] as const).map((key) => ({ label: say(`decision.scenarios.${key}`) }))}
      rows={scenarios.map((one) => [
        <a key="link" className="govuk-link" href={localPath(locale, decidingPath(round, `/${one.ref}`))}>{one.name}</a>,
        one.by, formatInstant(one.savedAt, locale), say(`decision.scenarios.${one.adoptedAt ? 'adopted' : one.shared ? 'shared' : 'mine'}`),
      ])}
    />
  );
}

function Batches({ locale, batches }: { locale: Locale; batches: readonly BatchLine[] }) {
  const say = words(locale);
  return (
    <Table
      caption={say('decision.batches.title')} small
      columns={(['reference', 'authority', 'decidedOn', 'document', 'by', 'count', 'money'] as const).map((key) => ({ label: say(`decision.batches.${key}`), numeric: key === 'count' || key === 'money' }))}
      rows={batches.map((one) => [one.ref, `${say(`decision.authority.${one.authority}`)}: ${one.authorityName}`, formatDate(one.decidedOn, locale), one.document, one.by, String(one.count), formatMoney(one.pence)])}
    />
  );
}
