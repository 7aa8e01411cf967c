import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/govuk/button';
import { Panel } from '@/components/govuk/panel';
import { currentActor } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { organisationKinds } from '@/lib/organisation/vocabulary';
import { type PublicRound, roundForPublic } from '@/lib/programme/queries';
import { type EligibilityAnswers, type IneligibilityReason, roundState, whyNotByOwnQuestions, whyNotEligible } from '@/lib/programme/rules';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

/** Answers from the address, or nothing when it is not one of ours. */
function answersFrom({ kind, inNation, amount, focusArea, group }: Record<string, string | undefined>): EligibilityAnswers | undefined {
  const known = [...organisationKinds, 'other' as const].find((one) => one === kind);
  const yes = [inNation, focusArea, group];
  if (!known || !/^\d{1,12}$/.test(amount ?? '') || !yes.every((one) => one === 'yes' || one === 'no')) return undefined;
  return { kind: known, inNation: inNation === 'yes', amount: Number(amount), focusArea: focusArea === 'yes', group: group === 'yes' };
}

export default async function EligibilityResultPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const found = query.round ? await roundForPublic(query.round) : undefined;
  const answers = answersFrom(query);
  const asked = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined));
  const actor = await currentActor();
  if (!found || !answers) {
    return (
      <Result locale={locale} query={asked} actor={actor} title={say('round.eligibility.title')}>
        <h1 className="govuk-heading-l">{say('round.eligibility.title')}</h1>
        <p className="govuk-body">{say('round.eligibility.badAddress')}</p>
      </Result>
    );
  }
  const { round, now } = found;
  const reasons = whyNotEligible({ ...round, eligibleKinds: round.questionSet.eligibleKinds }, answers);
  const own = whyNotByOwnQuestions(round.terms.eligibility, query);
  const eligible = reasons.length + own.length === 0;
  const title = say(eligible ? 'round.eligibility.yes.title' : 'round.eligibility.no.title');
  return (
    <Result locale={locale} query={asked} actor={actor} title={title}>
      {eligible ? <Eligible locale={locale} round={round} open={roundState(round, now) === 'open'} /> : <Ineligible locale={locale} round={round} reasons={reasons} own={own.map(({ reason }) => reason[locale])} />}
    </Result>
  );
}

type ResultProps = { locale: Locale; query: URLSearchParams; actor: Parameters<typeof ServicePage>[0]['actor']; title: string; children: ReactNode };

function Result({ locale, query, actor, title, children }: ResultProps) {
  const again = localPath(locale, `/check-eligibility?${query}`);
  return (
    <ServicePage locale={locale} path={`/check-eligibility/result?${query}`} actor={actor} title={title} back={{ href: again, label: words(locale)('common.back') }}>
      {children}
      <p className="govuk-body">
        <a className="govuk-link" href={again}>
          {words(locale)('round.eligibility.again')}
        </a>
      </p>
    </ServicePage>
  );
}

function Eligible({ locale, round, open }: { locale: Locale; round: PublicRound; open: boolean }) {
  const say = words(locale);
  return (
    <>
      <Panel title={say('round.eligibility.yes.title')} />
      <p className="govuk-body">{say('round.eligibility.yes.body', { round: round.title[locale] })}</p>
      {open ? (
        <ButtonLink start href={localPath(locale, `/apply/applications/new?round=${round.ref}`)}>
          {say('round.view.start')}
        </ButtonLink>
      ) : (
        <p className="govuk-body">{say('round.view.notStart')}</p>
      )}
    </>
  );
}

function Ineligible({ locale, round, reasons, own }: { locale: Locale; round: PublicRound; reasons: IneligibilityReason[]; own: string[] }) {
  const say = words(locale);
  const kinds = (round.questionSet.eligibleKinds ?? []).map((kind) => say(`state.organisationKind.${kind}`)).join(', ');
  const values = { kinds, nation: say(`state.nation.${round.nation}`), min: formatMoney(round.minimumPence), max: formatMoney(round.maximumPence) };
  return (
    <>
      <h1 className="govuk-heading-l">{say('round.eligibility.no.title')}</h1>
      <p className="govuk-body">{say('round.eligibility.no.body', { round: round.title[locale] })}</p>
      <ul className="govuk-list govuk-list--bullet">
        {reasons.map((reason) => (
          <li key={reason}>{say(`round.eligibility.reasons.${reason}`, values)}</li>
        ))}
        {own.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p className="govuk-body">{say('round.eligibility.no.else')}</p>
    </>
  );
}
