import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { freedOffers, type FreedRound } from '@/lib/decision/freed-queries';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

export default async function FreedOffersPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const path = '/manage/freed-offers';
  const actor = await staffSignedIn(locale, path);
  const rounds = await orMissing(locale, freedOffers(actor));
  const title = say('letter.freed.title');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} wide back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body app-measure">{say(rounds.length === 0 ? 'letter.freed.none' : 'letter.freed.intro')}</p>
      {rounds.map((round) => <Round key={round.ref} locale={locale} round={round} />)}
    </ServicePage>
  );
}

/** Which envelope had how much back by which offer, and who is next for it. */
function Round({ locale, round: { ref, title, freed, next } }: { locale: Locale; round: FreedRound }) {
  const say = words(locale);
  return (
    <section aria-labelledby={ref}>
      <h2 className="govuk-heading-m" id={ref}>{title[locale]}</h2>
      <Table
        caption={say('decision.reserves.freed')}
        captionSize="s"
        columns={(['award', 'state', 'envelope', 'amount'] as const).map((key) => ({ label: say(`decision.reserves.${key}`), numeric: key === 'amount' }))}
        rows={freed.map((one) => [<a key="award" className="govuk-link app-nowrap" href={localPath(locale, `/manage/awards/${one.award}`)}>{one.award}</a>, say(`decision.reserves.${one.status}`), one.envelopeLabel[locale], formatMoney(one.amountPence)])}
      />
      <Table
        caption={say('letter.freed.next')}
        captionSize="s"
        columns={[{ label: say('decision.reserves.application') }, { label: say('decision.reserves.organisation') }, { label: say('decision.reserves.envelope') }, { label: say('decision.reserves.amount'), numeric: true }, { label: say('letter.freed.recommend') }]}
        rows={next.map((one) => [
          <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `/manage/applications/${one.ref}`)}>{one.ref}</a>, one.organisation, one.envelopeLabel[locale], formatMoney(one.amountPence),
          <a key="recommend" className="govuk-link" href={localPath(locale, `/manage/applications/${one.ref}/recommendation`)}>{say('letter.freed.recommend')}<span className="govuk-visually-hidden"> {one.ref}</span></a>,
        ])}
      />
      <p className="govuk-body"><a className="govuk-link" href={localPath(locale, `/manage/rounds/${ref}/decision/reserves`)}>{say('letter.freed.all')}<span className="govuk-visually-hidden"> ({title[locale]})</span></a></p>
    </section>
  );
}
