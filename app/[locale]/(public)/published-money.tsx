import { Table } from '@/components/govuk/table';
import { type BarPart, StackedBar, type Tone } from '@/components/grant/bar-chart';
import { FigureMark } from '@/components/grant/figure-mark';
import { environment } from '@/lib/env';
import { type Locale, localPath } from '@/lib/locale';
import { formatHeadline, formatMoney } from '@/lib/money';
import { figureMarks } from '@/lib/programme/vocabulary';
import type { PublishedAllocation } from '@/lib/publication/queries';
import { formatAbout, launchCategories, type Split } from '@/lib/publication/rules';
import { words } from '@/lib/words';

export type Version = 'launch' | 'uplift';

/** Two plain links: what the fund was at its launch, and what it became. */
export function VersionLinks({ locale, version }: { locale: Locale; version: Version }) {
  const say = words(locale);
  const home = localPath(locale, '/');
  return (
    <nav className="app-versions" aria-label={say('visitor.version.label')}>
      <ul className="app-versions__list">
        {(['uplift', 'launch'] as const).map((one) => (
          <li key={one}>
            <a className="app-versions__link" href={`${home}${one === 'launch' ? '?version=launch' : ''}#money`} aria-current={one === version ? 'true' : undefined}>
              {say(`visitor.version.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the three marks mean. */
export function MarkKey({ locale, realOnly }: { locale: Locale; /** Nothing on the page is made up. */ realOnly?: boolean }) {
  const say = words(locale);
  const marks = figureMarks.filter((mark) => mark !== 'made_up' || (!realOnly && environment().PROFILE === 'demonstration'));
  const meanings = { public: 'publicMeans', derived: 'derivedMeans', made_up: 'madeUpMeans' } as const;
  return (
    <dl className="app-mark-key" aria-label={say('visitor.mark.how')}>
      {marks.map((mark) => (
        <div key={mark} className="app-mark-key__item">
          <dt>
            <FigureMark locale={locale} mark={mark} />
          </dt>
          <dd>{say(`visitor.mark.${meanings[mark]}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

const labelOf = (one: PublishedAllocation, locale: Locale) => (locale === 'cy' ? one.labelCy : one.labelEn);

/** A headline is shown as the headline it was, and arithmetic on it no more exactly than it. */
function amountOf(one: PublishedAllocation, locale: Locale): string {
  if (one.partOf === null) return formatHeadline(one.amountPence);
  return one.mark === 'derived' && one.version === 'uplift' ? formatAbout(one.amountPence, locale) : formatMoney(one.amountPence);
}

function From({ locale, one }: { locale: Locale; one: PublishedAllocation }) {
  const say = words(locale);
  const rounded = one.partOf === null ? say('visitor.mark.rounded') : undefined;
  return <FigureMark locale={locale} mark={one.mark} source={one.mark === 'derived' ? { title: say('visitor.mark.arithmetic'), url: null } : { title: one.sourceTitle, url: one.sourceUrl, english: true }} when={rounded} />;
}

/** The fund by nation: drawn, and in a table that says the same with where each figure comes from. */
export function FundSplit({ locale, split, version }: { locale: Locale; split: Split<PublishedAllocation>; version: Version }) {
  const say = words(locale);
  const { fund, nations, restPence, restParts } = split;
  const tones: Record<string, Tone> = { england: 1, scotland: 2, wales: 3, northern_ireland: 4, not_itemised: 5 };
  const parts: BarPart[] = [...restParts.filter((one) => one.item === 'england'), ...nations, ...restParts.filter((one) => one.item !== 'england')].map((one) => ({
    key: one.item, label: labelOf(one, locale), pence: one.amountPence, tone: tones[one.item] ?? 6, text: amountOf(one, locale),
  }));
  const name = say(`visitor.version.${version}`);
  return (
    <>
      <StackedBar title={say('visitor.home.split')} parts={parts} />
      <Table
        caption={say('visitor.home.splitTable', { version: name })}
        captionSize="s"
        columns={[{ label: say('visitor.home.item') }, { label: say('visitor.home.amount'), numeric: true }, { label: say('visitor.home.from') }]}
        rows={[
          [labelOf(fund, locale), amountOf(fund, locale), <From key="from" locale={locale} one={fund} />],
          ...nations.map((one) => [labelOf(one, locale), amountOf(one, locale), <From key="from" locale={locale} one={one} />]),
          [say('visitor.home.rest'), version === 'uplift' ? formatAbout(restPence, locale) : formatMoney(restPence), <FigureMark key="from" locale={locale} mark="derived" source={{ title: say('visitor.mark.arithmetic'), url: null }} />],
          ...restParts.map((one) => [<span key="part" className="app-part">{say('visitor.home.ofWhich', { label: labelOf(one, locale) })}</span>, amountOf(one, locale), <From key="from" locale={locale} one={one} />]),
        ]}
      />
    </>
  );
}

/** England's categories, which only the launch published. */
export function CategorySplit({ locale, allocations }: { locale: Locale; allocations: readonly PublishedAllocation[] }) {
  const say = words(locale);
  const categories = launchCategories(allocations);
  const tones: Tone[] = [1, 2, 3, 5];
  return (
    <>
      <h3 className="govuk-heading-m" id="categories">
        {say('visitor.home.categories')}
      </h3>
      <p className="govuk-body app-measure">{say('visitor.home.categoriesIntro')}</p>
      <StackedBar
        title={say('visitor.home.categoriesSplit')}
        parts={categories.map((one, index) => ({ key: one.item, label: labelOf(one, locale), pence: one.amountPence, tone: tones[index] ?? 6, text: amountOf(one, locale) }))}
      />
      <Table
        caption={say('visitor.home.categoriesTable')}
        captionSize="s"
        columns={[{ label: say('visitor.home.item') }, { label: say('visitor.home.amount'), numeric: true }, { label: say('visitor.home.from') }]}
        rows={categories.map((one) => [labelOf(one, locale), amountOf(one, locale), <From key="from" locale={locale} one={one} />])}
      />
    </>
  );
}
