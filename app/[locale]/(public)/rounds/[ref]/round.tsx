import type { PublicContent } from '@/app/public-page';
import { ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { LanguageNote } from '@/components/grant/language-note';
import { type Locale, localPath } from '@/lib/locale';
import { otherLanguage } from '@/lib/programme/offered';
import { afterScoring, demonstrationNote, glance, termLists } from '@/lib/programme/printed';
import { type PublicRound, roundForPublic } from '@/lib/programme/queries';
import { type RoundState, roundState } from '@/lib/programme/rules';
import { isReference } from '@/lib/reference';
import { words } from '@/lib/words';
import { RoundTag } from '../rounds';
import { RoundQuestions } from './round-questions';

type Props = { locale: Locale; round: PublicRound };

/** Everything a round asks and how it judges, for anybody, to read and to print before signing in. */
export async function roundPage(locale: Locale, ref: string): Promise<PublicContent> {
  const found = isReference(ref) ? await roundForPublic(ref) : undefined;
  if (!found) return null;
  const { round, now } = found;
  const say = words(locale);
  const state = roundState(round, now);
  return {
    title: round.title[locale],
    back: { href: localPath(locale, '/rounds'), label: say('round.view.back') },
    body: (
      <>
        <h1 className="govuk-heading-xl">
          {round.title[locale]} <RoundTag locale={locale} state={state} />
        </h1>
        {round.demonstration && <InsetText>{demonstrationNote(locale, round)}</InsetText>}
        <Ways locale={locale} round={round} state={state} />
        <Prints locale={locale} round={round} />
        <RoundBody locale={locale} round={round} />
      </>
    ),
  };
}

/** All that the round says, for the public and for whoever prepares it. */
export function RoundBody({ locale, round }: Props) {
  return (
    <>
      <Glance locale={locale} round={round} />
      <Contents locale={locale} />
      <Terms locale={locale} round={round} />
      <Categories locale={locale} round={round} />
      <Criteria locale={locale} round={round} />
      <LanguageNote locale={locale} languages={round.terms.languages} />
      <div lang={otherLanguage(locale, round.terms.languages)}>
        <RoundQuestions locale={locale} round={round} />
      </div>
    </>
  );
}

function Prints({ locale, round }: Props) {
  const say = words(locale);
  return (
    <p className="govuk-body">
      {say('rounds.printed.also')}{' '}
      <a className="govuk-link" href={localPath(locale, `/rounds/${round.ref}/questions.pdf`)}>
        {say('rounds.printed.pdf')}
      </a>
      {', '}
      <a className="govuk-link" href={localPath(locale, `/rounds/${round.ref}/questions.txt`)}>
        {say('rounds.printed.text')}
      </a>
    </p>
  );
}

function Glance({ locale, round }: Props) {
  return <SummaryList rows={glance(locale, round).map(({ term, details }) => ({ key: term, value: details }))} />;
}

/** The round's own lists: what it is for, whom it is for, what to bring, and what happens when. */
function Terms({ locale, round }: Props) {
  return termLists(locale, round).map(({ title, items }) => (
    <section key={title} className="app-section">
      <h2 className="govuk-heading-m">{title}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  ));
}

function Ways({ locale, round, state }: Props & { state: RoundState }) {
  const say = words(locale);
  return (
    <>
      {state !== 'open' && <p className="govuk-body">{say('round.view.notStart')}</p>}
      <ButtonGroup>
        {state === 'open' && (
          <ButtonLink start href={localPath(locale, `/apply/applications/new?round=${round.ref}`)}>
            {say('round.view.start')}
          </ButtonLink>
        )}
        {state !== 'closed' && (
          <a className="govuk-link" href={localPath(locale, `/check-eligibility?round=${round.ref}`)}>
            {say('round.view.check')}
          </a>
        )}
      </ButtonGroup>
    </>
  );
}

const parts = ['categories', 'criteria', 'questions'] as const;

function Contents({ locale }: { locale: Locale }) {
  const say = words(locale);
  return (
    <nav aria-labelledby="contents">
      <h2 className="govuk-heading-s" id="contents">
        {say('round.view.contents')}
      </h2>
      <ul className="govuk-list">
        {parts.map((part) => (
          <li key={part}>
            <a className="govuk-link" href={`#${part}`}>
              {say(`round.view.${part}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Categories({ locale, round }: Props) {
  const say = words(locale);
  return (
    <section className="app-section">
      <h2 className="govuk-heading-l" id="categories">
        {say('round.view.categories')}
      </h2>
      <Table
        caption={say('round.view.categories')}
        captionSize="hidden"
        columns={[{ label: say('round.view.category') }, { label: say('round.view.paidFrom') }]}
        rows={round.categories.map(({ label, envelope }) => [label[locale], envelope[locale]])}
      />
    </section>
  );
}

function Criteria({ locale, round }: Props) {
  const say = words(locale);
  const whole = round.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <section className="app-section">
      <h2 className="govuk-heading-l" id="criteria">
        {say('round.view.criteria')}
      </h2>
      <p className="govuk-body app-measure">{say('round.view.criteriaIntro', { max: round.scaleMax })}</p>
      <Table
        caption={say('round.view.criteria')}
        captionSize="hidden"
        columns={[{ label: say('round.view.criterion') }, { label: say('round.view.guidance') }, { label: say('round.view.weight'), numeric: true }]}
        rows={round.criteria.map(({ label, guidance, weight }) => [label[locale], guidance[locale], `${Math.round((weight / whole) * 100)}%`])}
      />
      <p className="govuk-body app-measure">{afterScoring(locale, round)}</p>
    </section>
  );
}
