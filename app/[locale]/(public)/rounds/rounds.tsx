import type { PublicContent } from '@/app/public-page';
import { Tag, type TagColour } from '@/components/govuk/tag';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { type RoundSummary, roundsForPublic } from '@/lib/programme/queries';
import { type RoundState, roundState } from '@/lib/programme/rules';
import { words } from '@/lib/words';

/** Every round, open ones and past ones: what could be asked of an applicant is public before and after. */
export async function roundsPage(locale: Locale): Promise<PublicContent> {
  const say = words(locale);
  const { rounds, now } = await roundsForPublic();
  const order: RoundState[] = ['open', 'not_open', 'closed'];
  const sorted = order.flatMap((state) => rounds.filter((round) => roundState(round, now) === state));
  return {
    title: say('round.list.title'),
    description: say('round.list.lead'),
    body: (
      <>
        <h1 className="govuk-heading-xl">{say('round.list.title')}</h1>
        <p className="govuk-body-l app-measure">{say('round.list.lead')}</p>
        {sorted.length === 0 && <p className="govuk-body">{say('round.list.none')}</p>}
        {sorted.map((round) => (
          <RoundEntry key={round.ref} locale={locale} round={round} now={now} />
        ))}
      </>
    ),
  };
}

const colours: Record<RoundState, TagColour> = { open: 'green', not_open: 'yellow', closed: 'grey' };

export const RoundTag = ({ locale, state }: { locale: Locale; state: RoundState }) => <Tag colour={colours[state]}>{words(locale)(`round.state.${state}`)}</Tag>;

function RoundEntry({ locale, round, now }: { locale: Locale; round: RoundSummary; now: Date }) {
  const say = words(locale);
  const state = roundState(round, now);
  const when = state === 'not_open' ? say('round.list.opens', { when: formatInstant(round.opensAt, locale) }) : say(state === 'open' ? 'round.list.closes' : 'round.list.closed', { when: formatInstant(round.closesAt, locale) });
  return (
    <section className="app-section">
      <h2 className="govuk-heading-m">
        <a className="govuk-link" href={localPath(locale, `/rounds/${round.ref}`)}>
          {round.title[locale]}
        </a>{' '}
        <RoundTag locale={locale} state={state} />
      </h2>
      <p className="govuk-body">
        {say('round.list.amount', { min: formatMoney(round.minimumPence), max: formatMoney(round.maximumPence) })}. {when}.
      </p>
    </section>
  );
}
