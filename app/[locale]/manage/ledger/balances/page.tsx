import { Button } from '@/components/govuk/button';
import { DateInput } from '@/components/govuk/date-input';
import { ErrorSummary } from '@/components/govuk/error-summary';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { calendarDate, formatDate } from '@/lib/dates';
import { balancesAsAt } from '@/lib/ledger/queries';
import { ledgerSheet } from '@/lib/ledger/sheet';
import { type Locale, localPath } from '@/lib/locale';
import { virementsAsAt } from '@/lib/virement/queries';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { VirementsInSheet } from '../virements/parts';
import { SheetTables } from './sheet-tables';

const path = '/manage/ledger/balances';
type Query = Record<string, string | undefined>;
type Typed = { day: string; month: string; year: string };

export default async function BalancesPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'ledger.read', null)) missing(locale);
  const [asAt, knownOn] = [dateIn(query, 'asAt'), dateIn(query, 'knownOn')];
  const wrong = [...(asAt.typed && !asAt.date ? ['asAt'] : []), ...(knownOn.typed && !knownOn.date ? ['knownOn'] : [])];
  const sheet = asAt.date && wrong.length === 0 ? ledgerSheet(await balancesAsAt(actor, asAt.date, knownOn.date)) : undefined;
  const caption = asAt.date && (knownOn.date ? say('ledger.balances.captionKnown', { asAt: formatDate(asAt.date, locale), knownOn: formatDate(knownOn.date, locale) }) : say('ledger.balances.caption', { asAt: formatDate(asAt.date, locale) }));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('ledger.balances.title')} back={{ href: localPath(locale, '/manage/ledger'), label: say('ledger.title') }}>
      {wrong.length > 0 && <ErrorSummary heading={say('error.summaryHeading')} errors={wrong.map((name) => ({ sentence: say('ledger.balances.notADate'), id: `${name}.day` }))} />}
      <h1 className="govuk-heading-l">{say('ledger.balances.title')}</h1>
      <p className="govuk-body app-measure">{say('ledger.balances.intro')}</p>
      <form method="get" action={localPath(locale, path)}>
        <DayBoxes locale={locale} name="asAt" typed={asAt.typed} wrong={wrong.includes('asAt')} />
        <DayBoxes locale={locale} name="knownOn" typed={knownOn.typed} wrong={wrong.includes('knownOn')} />
        <Button>{say('ledger.balances.show')}</Button>
      </form>
      {sheet && caption && <SheetTables locale={locale} sheet={sheet} caption={caption} />}
      {sheet && asAt.date && <VirementsInSheet locale={locale} virements={await virementsAsAt(actor, asAt.date, knownOn.date)} />}
    </ServicePage>
  );
}

/** The three boxes of a date in the address: what was typed, and the day if it is one. */
function dateIn(query: Query, name: string): { typed?: Typed; date?: string } {
  const part = (key: keyof Typed) => (query[`${name}.${key}`] ?? '').trim();
  const typed = { day: part('day'), month: part('month'), year: part('year') };
  if (Object.values(typed).every((text) => text === '')) return {};
  const whole = Object.values(typed).every((text) => /^\d{1,4}$/.test(text));
  return { typed, date: whole ? calendarDate(Number(typed.year), Number(typed.month), Number(typed.day)) : undefined };
}

function DayBoxes({ locale, name, typed, wrong }: { locale: Locale; name: 'asAt' | 'knownOn'; typed?: Typed; wrong: boolean }) {
  const say = words(locale);
  const labels = { day: say('common.date.day'), month: say('common.date.month'), year: say('common.date.year') };
  return (
    <DateInput
      name={name} label={say(`ledger.balances.${name}`)} labelSize="s" hint={say(`ledger.balances.${name}Hint`)} labels={labels} defaultValues={typed}
      error={wrong ? say('ledger.balances.notADate') : undefined} errorPrefix={say('error.prefix')}
    />
  );
}
