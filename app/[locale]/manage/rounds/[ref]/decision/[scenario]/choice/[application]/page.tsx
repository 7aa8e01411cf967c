import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { rawOf } from '@/lib/field-raw';
import { scenarioForStaff } from '@/lib/decision/queries';
import { choiceForm } from '@/lib/decision/schema';
import { rank } from '@/lib/decision/simulation';
import { localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../../../route-props';
import { choose } from '../../../actions';
import { DecidingPage, decidingAt, decidingPath, Restricted } from '../../../deciding-page';

export default async function ChoicePage(props: RouteProps<'ref' | 'scenario' | 'application'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = decidingPath(route.ref, `/${route.scenario}/choice/${route.application}`);
  const { actor, found } = await decidingAt(locale, path, (one) => scenarioForStaff(one, route.ref, route.scenario));
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const { round, scenario, frame, candidates } = found;
  const ranked = rank(frame, candidates);
  const one = ranked.find(({ candidate }) => candidate.ref === route.application);
  if (!one || !scenario.mine || scenario.adoptedAt) missing(locale);
  const { candidate, position, perMille } = one;
  const { way = 'rank', reason, amountPence } = scenario.choices.by[candidate.ref] ?? {};
  return (
    <DecidingPage {...{ locale, actor, path }} round={round.ref} back={{ href: localPath(locale, decidingPath(round.ref, `/${scenario.ref}`)), label: scenario.name }}>
      <Form
        {...formProps(locale, choiceForm, choose, { values: rawOf(choiceForm.fields, { way, reason, amount: amountPence }), hidden: { ref: scenario.ref, application: candidate.ref, version: String(scenario.version) } })}
        title={say('decision.choice.title')}
        caption={`${candidate.ref}, ${candidate.title}`}
        submit={say('decision.choice.submit')}
        intro={
          <>
            <p className="govuk-body">{candidate.organisation}. {say('decision.choice.position', { position, all: ranked.length, score: (perMille / 10).toFixed(1) })}</p>
            <p className="govuk-body">{say('decision.choice.asked', { amount: formatMoney(candidate.amountPence), min: formatMoney(frame.minimumPence), max: formatMoney(frame.maximumPence) })}</p>
          </>
        }
      />
    </DecidingPage>
  );
}
