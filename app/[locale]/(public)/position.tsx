import type { ReactNode } from 'react';
import { Table } from '@/components/govuk/table';
import { EnvelopeBar } from '@/components/grant/bar-chart';
import { FigureMark } from '@/components/grant/figure-mark';
import { environment } from '@/lib/env';
import type { Locale } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import type { FigureMark as Mark } from '@/lib/programme/vocabulary';
import type { DevolvedPosition, EnvelopePosition } from '@/lib/publication/queries';
import { sumOfPositions } from '@/lib/publication/rules';
import { words } from '@/lib/words';

/** In a demonstration whatever the ledger says after its opening is fiction. */
export const ledgerMark = (): Mark => (environment().PROFILE === 'demonstration' ? 'made_up' : 'public');

type Position = ReturnType<typeof sumOfPositions>;

/** One envelope, or all of them, as a bar with its words. */
export function PositionBar({ locale, title, position }: { locale: Locale; title: string; position: Position }) {
  const say = words(locale);
  const amount = (label: string, pence: number) => ({ label, pence, text: formatMoney(pence) });
  return (
    <EnvelopeBar
      title={title}
      total={amount(say('visitor.home.allocated'), position.allocated)}
      segments={{
        paid: amount(say('visitor.home.paid'), position.disbursed),
        committedUnpaid: amount(say('visitor.home.committed'), position.committed),
        earmarked: amount(say('visitor.home.earmarked'), position.earmarked),
        left: amount(say('visitor.home.left'), position.remaining),
      }}
    />
  );
}

/** Every envelope and their sum, as the ledger has them. An allocation that nobody added to is still the published one. */
export function PositionTable({ locale, envelopes }: { locale: Locale; envelopes: readonly EnvelopePosition[] }) {
  const say = words(locale);
  const total = sumOfPositions(envelopes);
  // Nothing has come back in most years: then a column of zeros would only be in the way.
  const recovered = total.recovered > 0;
  const mark = <FigureMark key="mark" locale={locale} mark={ledgerMark()} />;
  const cells = (one: Position) => [
    <Marked key="allocated" amount={formatMoney(one.allocated)} mark={<FigureMark locale={locale} mark={one.madeUp === 0 ? 'public' : 'made_up'} />} />,
    ...[one.earmarked, one.committed, one.disbursed, ...(recovered ? [one.recovered] : []), one.remaining].map(formatMoney),
    mark,
  ];
  const labels = ['allocated', 'earmarked', 'committed', 'paid', ...(recovered ? (['recovered'] as const) : []), 'left'] as const;
  return (
    <Table
      caption={say('visitor.home.positionTable')}
      captionSize="s"
      columns={[{ label: say('visitor.home.envelope') }, ...labels.map((key) => ({ label: say(`visitor.home.${key}`), numeric: true })), { label: say('visitor.home.movements') }]}
      rows={envelopes.map((one) => [locale === 'cy' ? one.labelCy : one.labelEn, ...cells(one)])}
      foot={[say('visitor.home.total'), ...cells(total)]}
    />
  );
}

type PanelProps = { locale: Locale; envelopes: readonly EnvelopePosition[]; devolved: readonly DevolvedPosition[]; /** A bar for each envelope too. */ bars?: boolean };

/** Apart from what was published, and framed so that nobody can take the one for the other. */
export function PositionPanel({ locale, envelopes, devolved, bars }: PanelProps) {
  const say = words(locale);
  const madeUp = ledgerMark() === 'made_up';
  const total = sumOfPositions(envelopes);
  return (
    <section aria-labelledby="position" className={madeUp ? 'app-section app-made-up' : 'app-section'}>
      <h2 className="govuk-heading-l" id="position">
        {say(madeUp ? 'visitor.home.position' : 'visitor.home.positionReal')}
      </h2>
      <p className="govuk-body app-measure">
        {madeUp && <FigureMark locale={locale} mark="made_up" />} {say(madeUp ? 'visitor.home.positionIntro' : 'visitor.home.positionIntroReal')}
      </p>
      {total.madeUp > 0 && <p className="govuk-body app-measure">{say('visitor.home.madeUpPart', { amount: formatMoney(total.madeUp) })}</p>}
      <PositionBar locale={locale} title={say('visitor.home.total')} position={total} />
      {bars && envelopes.filter((one) => one.allocated > 100_000_00).map((one) => <PositionBar key={one.envelopeKey} locale={locale} title={locale === 'cy' ? one.labelCy : one.labelEn} position={one} />)}
      <PositionTable locale={locale} envelopes={envelopes} />
      <Devolved locale={locale} devolved={devolved} madeUp={madeUp} />
    </section>
  );
}

/**
 * What was not reported is said in words: it is not £0. An invented report never stands in one row with a government's real share, so
 * in a demonstration the shares are only in the published table.
 */
function Devolved({ locale, devolved, madeUp }: { locale: Locale; devolved: readonly DevolvedPosition[]; madeUp: boolean }) {
  const say = words(locale);
  const nationName = (nation: DevolvedPosition['nation']) => say(`state.nation.${nation}`);
  const share = { label: say('visitor.home.share'), numeric: true };
  return (
    <>
      <h3 className="govuk-heading-m" id="devolved">
        {say('visitor.home.devolved')}
      </h3>
      <p className="govuk-body app-measure">{say(madeUp ? 'visitor.home.devolvedIntroMadeUp' : 'visitor.home.devolvedIntro')}</p>
      <Table
        caption={say('visitor.home.devolvedTable')}
        captionSize="s"
        narrow="cards"
        columns={[{ label: say('visitor.home.nation') }, ...(madeUp ? [] : [share]), { label: say('visitor.home.reported'), numeric: true }, { label: say('visitor.home.reportedAmount'), numeric: true }, { label: say('visitor.home.reportedPart'), numeric: true }, { label: say('visitor.home.from') }]}
        rows={devolved.map((one) => [
          madeUp ? say('visitor.home.inDemonstration', { nation: nationName(one.nation) }) : nationName(one.nation),
          ...(madeUp ? [] : [formatMoney(one.share)]),
          ...(one.reported === null
            ? [say('visitor.home.notReported'), say('visitor.home.notReported'), say('visitor.home.notReported')]
            : [String(one.awards), formatMoney(one.reported), `${Math.round((one.reported / one.share) * 100)}%`]),
          <FigureMark key="mark" locale={locale} mark={ledgerMark()} source={madeUp ? undefined : { title: say('visitor.mark.reported'), url: null }} />,
        ])}
      />
    </>
  );
}

function Marked({ amount, mark }: { amount: string; mark: ReactNode }) {
  return (
    <>
      {amount} <span className="app-marked">{mark}</span>
    </>
  );
}
