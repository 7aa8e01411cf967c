import type { ReactNode } from 'react';
import { Table } from '@/components/govuk/table';
import { EnvelopeBar } from '@/components/grant/bar-chart';
import { FigureMark } from '@/components/grant/figure-mark';
import { environment } from '@/lib/env';
import type { Locale } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import type { FigureMark as Mark } from '@/lib/programme/vocabulary';
import type { DevolvedPosition, EnvelopePosition, PublishedAllocation } from '@/lib/publication/queries';
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

/** Every envelope and their sum, as the ledger has them. */
export function PositionTable({ locale, envelopes }: { locale: Locale; envelopes: readonly EnvelopePosition[] }) {
  const say = words(locale);
  const total = sumOfPositions(envelopes);
  // Nothing has come back in most years: then a column of zeros would only be in the way.
  const recovered = total.recovered > 0;
  const cells = (one: Position) => [one.allocated, one.earmarked, one.committed, one.disbursed, ...(recovered ? [one.recovered] : []), one.remaining].map(formatMoney);
  const mark = <FigureMark locale={locale} mark={ledgerMark()} />;
  const labels = ['allocated', 'earmarked', 'committed', 'paid', ...(recovered ? (['recovered'] as const) : []), 'left'] as const;
  return (
    <Table
      caption={say('visitor.home.positionTable')}
      captionSize="s"
      columns={[{ label: say('visitor.home.envelope') }, ...labels.map((key) => ({ label: say(`visitor.home.${key}`), numeric: true })), { label: say('visitor.home.from') }]}
      rows={envelopes.map((one) => [locale === 'cy' ? one.labelCy : one.labelEn, ...cells(one), mark])}
      foot={[say('visitor.home.total'), ...cells(total), mark]}
    />
  );
}

/** Apart from what was published, and framed so that nobody can take the one for the other. */
export function PositionPanel({ locale, envelopes }: { locale: Locale; envelopes: readonly EnvelopePosition[] }) {
  const say = words(locale);
  const madeUp = ledgerMark() === 'made_up';
  const title = say(madeUp ? 'visitor.home.position' : 'visitor.home.positionReal');
  const total = sumOfPositions(envelopes);
  return (
    <section aria-labelledby="position" className={madeUp ? 'app-section app-made-up' : 'app-section'}>
      <h2 className="govuk-heading-l" id="position">
        {title}
      </h2>
      <p className="govuk-body app-measure">
        {madeUp && <FigureMark locale={locale} mark="made_up" />} {say(madeUp ? 'visitor.home.positionIntro' : 'visitor.home.positionIntroReal')}
      </p>
      {total.madeUp > 0 && <p className="govuk-body app-measure">{say('visitor.home.madeUpPart', { amount: formatMoney(total.madeUp) })}</p>}
      <PositionBar locale={locale} title={say('visitor.home.total')} position={total} />
      <PositionTable locale={locale} envelopes={envelopes} />
    </section>
  );
}

/** What was not reported is said in words: it is not £0. */
export function DevolvedTable({ locale, devolved, allocations }: { locale: Locale; devolved: readonly DevolvedPosition[]; allocations: readonly PublishedAllocation[] }) {
  const say = words(locale);
  const mark = ledgerMark();
  return (
    <section aria-labelledby="devolved" className="app-section">
      <h2 className="govuk-heading-l" id="devolved">
        {say('visitor.home.devolved')}
      </h2>
      <p className="govuk-body app-measure">{say('visitor.home.devolvedIntro')}</p>
      <Table
        caption={say('visitor.home.devolvedTable')}
        captionSize="s"
        columns={[{ label: say('visitor.home.nation') }, { label: say('visitor.home.share') }, { label: say('visitor.home.reported'), numeric: true }, { label: say('visitor.home.reportedAmount') }]}
        rows={devolved.map(({ nation, share, reported, awards }) => {
          const published = allocations.find((one) => one.version === 'launch' && one.item === nation);
          return [
            say(`state.nation.${nation}`),
            <Marked key="share" amount={formatMoney(share)} mark={<FigureMark locale={locale} mark="public" source={published && { title: published.sourceTitle, url: published.sourceUrl }} />} />,
            reported === null ? say('visitor.home.notReported') : String(awards),
            reported === null ? say('visitor.home.notReported') : <Marked key="reported" amount={formatMoney(reported)} mark={<FigureMark locale={locale} mark={mark} source={{ title: say('visitor.mark.reported'), url: null }} />} />,
          ];
        })}
      />
    </section>
  );
}

function Marked({ amount, mark }: { amount: string; mark: ReactNode }) {
  return (
    <span className="app-marked">
      <span className="app-marked__amount">{amount}</span> {mark}
    </span>
  );
}
