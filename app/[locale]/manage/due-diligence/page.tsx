import { Table } from '@/components/govuk/table';
import { Tag } from '@/components/govuk/tag';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate, formatInstant } from '@/lib/dates';
import { type DiligenceWaiting, diligenceWaiting } from '@/lib/diligence/queries';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/due-diligence';

export default async function DiligenceWaitingPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const waiting = await orMissing(locale, diligenceWaiting(actor));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('diligence.waiting.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('diligence.waiting.title')}</h1>
      {waiting.stopped && <Stopped locale={locale} stopped={waiting.stopped} />}
      {waiting.subsidies && <Subsidies locale={locale} subsidies={waiting.subsidies} today={waiting.today} />}
      <Banks locale={locale} banks={waiting.banks} />
    </ServicePage>
  );
}

const Ref = ({ locale, to, children }: { locale: Locale; to: string; children: string }) => (
  <a className="govuk-link app-nowrap" href={localPath(locale, to)}>
    {children}
  </a>
);
const Nothing = ({ title, children }: { title: string; children: string }) => (
  <>
    <h2 className="govuk-heading-m">{title}</h2>
    <p className="govuk-body">{children}</p>
  </>
);

function Stopped({ locale, stopped }: { locale: Locale; stopped: NonNullable<DiligenceWaiting['stopped']> }) {
  const say = words(locale);
  if (stopped.length === 0) return <Nothing title={say('diligence.waiting.stopped')}>{say('diligence.waiting.noStopped')}</Nothing>;
  return (
    <Table
      caption={say('diligence.waiting.stopped')}
      columns={[{ label: say('diligence.found.ref') }, { label: say('diligence.found.whose') }, { label: say('diligence.waiting.check') }, { label: say('diligence.waiting.since') }]}
      rows={stopped.map((one) => [
        <Ref key="ref" locale={locale} to={`/manage/applications/${one.ref}/due-diligence/${one.kind}`}>{one.ref}</Ref>,
        one.organisation, say(`diligence.kind.${one.kind}`), say('diligence.list.by', { name: one.by, when: formatInstant(one.at, locale) }),
      ])}
    />
  );
}

function Subsidies({ locale, subsidies, today }: { locale: Locale; subsidies: NonNullable<DiligenceWaiting['subsidies']>; today: string }) {
  const say = words(locale);
  if (subsidies.length === 0) return <Nothing title={say('diligence.waiting.subsidies')}>{say('diligence.waiting.noSubsidies')}</Nothing>;
  return (
    <Table
      caption={say('diligence.waiting.subsidies')}
      columns={[{ label: say('diligence.found.ref') }, { label: say('diligence.found.what') }, { label: say('diligence.found.whose') }, { label: say('diligence.waiting.due') }]}
      rows={subsidies.map((one) => [
        <Ref key="ref" locale={locale} to={`/manage/awards/${one.award}/subsidy`}>{one.award}</Ref>,
        one.title, one.organisation,
        one.dueOn < today ? <Tag key="due" colour="red">{say('diligence.waiting.overdue', { date: formatDate(one.dueOn, locale) })}</Tag> : formatDate(one.dueOn, locale),
      ])}
    />
  );
}

function Banks({ locale, banks }: { locale: Locale; banks: DiligenceWaiting['banks'] }) {
  const say = words(locale);
  if (banks.length === 0) return <Nothing title={say('diligence.waiting.banks')}>{say('diligence.waiting.noBanks')}</Nothing>;
  return (
    <Table
      caption={say('diligence.waiting.banks')}
      columns={[{ label: say('diligence.found.ref') }, { label: say('diligence.found.whose') }, { label: say('bank.state') }, { label: say('diligence.waiting.since') }, { label: say('diligence.waiting.takesEffect') }]}
      rows={banks.map((one) => [
        <Ref key="ref" locale={locale} to={`/manage/awards/${one.award}/bank-details`}>{one.award}</Ref>,
        one.organisation, say(`state.bankAccount.${one.status}`), formatInstant(one.askedAt, locale), one.takesEffectAt ? formatInstant(one.takesEffectAt, locale) : say('diligence.waiting.notYet'),
      ])}
    />
  );
}
