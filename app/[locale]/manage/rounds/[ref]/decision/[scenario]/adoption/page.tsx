import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { EnvelopeFills, RulesFound } from '@/components/grant/decision-fills';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { whyNotAdoptYet } from '@/lib/decision/adoption-rules';
import { scenarioForStaff } from '@/lib/decision/queries';
import { adoptionForm } from '@/lib/decision/schema';
import { rank, simulate, whyNotFitAll } from '@/lib/decision/simulation';
import { localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { Refusal } from '@/lib/refusal';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../../route-props';
import { adopt } from '../../actions';
import { DecidingPage, decidingAt, decidingPath, Restricted } from '../../deciding-page';
import { simulatorWords } from '../../simulator-words';

export default async function AdoptionPage(props: RouteProps<'ref' | 'scenario'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = decidingPath(route.ref, `/${route.scenario}/adoption`);
  const { actor, found } = await decidingAt(locale, path, (one) => scenarioForStaff(one, route.ref, route.scenario));
  if (!may(actor, 'scenario.adopt', null)) missing(locale);
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const { round, scenario, frame, candidates, readiness, now } = found;
  const ranked = rank(frame, candidates);
  const result = simulate(frame, ranked, candidates, scenario.choices);
  const whyNot = scenario.adoptedAt ? new Refusal('scenario_is_adopted') : scenario.stale ? new Refusal('scenario_is_stale') : ranked.length === 0 ? new Refusal('nothing_to_adopt') : (whyNotAdoptYet(readiness, now) ?? whyNotFitAll(result.envelopes));
  const about = { words: simulatorWords(locale), locale, result };
  const title = say('decision.adoption.title');
  const back = { href: localPath(locale, decidingPath(round.ref, `/${scenario.ref}`)), label: scenario.name };
  const facts = (
    <>
      <p className="govuk-body">{say('decision.adoption.body', { ...result.totals, amount: formatMoney(result.totals.pence) })}</p>
      <RulesFound {...about} />
      <EnvelopeFills {...about} />
    </>
  );
  if (whyNot) {
    return (
      <DecidingPage {...{ locale, actor, path, back, title }} round={round.ref}>
        <span className="govuk-caption-l">{scenario.name}</span>
        <h1 className="govuk-heading-l">{title}</h1>
        {!scenario.adoptedAt && facts}
        <BlockedButton id="adopt" reason={refusalSentence(locale, whyNot)}>{say('decision.adoption.submit')}</BlockedButton>
      </DecidingPage>
    );
  }
  return (
    <DecidingPage {...{ locale, actor, path, back }} round={round.ref}>
      <Form
        {...formProps(locale, adoptionForm, adopt, { hidden: { ref: scenario.ref, version: String(scenario.version) } })}
        title={title}
        caption={scenario.name}
        submit={say('decision.adoption.submit')}
        intro={facts}
      />
    </DecidingPage>
  );
}
