import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { rawOf } from '@/lib/field-raw';
import { decisionRulesOf } from '@/lib/decision/queries';
import { rulesForm } from '@/lib/decision/schema';
import { dimensions } from '@/lib/decision/simulation';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../../route-props';
import { saveRules } from '../actions';
import { DecidingPage, decidingAt, decidingPath, Restricted } from '../deciding-page';

export default async function DecisionRulesPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = decidingPath(route.ref, '/rules');
  const { actor, found } = await decidingAt(locale, path, (one) => decisionRulesOf(one, route.ref));
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const { round, frame, version } = found;
  return (
    <DecidingPage {...{ locale, actor, path }} round={round.ref}>
      <Form
        {...formProps(locale, rulesForm, saveRules, { values: rawOf(rulesForm.fields, { rules: frame.rules.map((rule) => ({ ...rule, only: frame.places[rule.of].find(({ key }) => key === rule.only)?.label[locale] ?? rule.only })) }), hidden: { round: round.ref, version: String(version) } })}
        title={say('decision.rules.title')}
        submit={say('decision.rules.submit')}
        intro={
          <>
            <p className="govuk-body">{say('decision.rules.intro')}</p>
            {dimensions.filter((one) => frame.places[one].length > 0).map((one) => (
              <p className="govuk-body" key={one}>
                <strong>{say(`decision.simulator.${one}`)}.</strong> {say('decision.rules.codes', { codes: frame.places[one].map(({ label }) => label[locale]).join('; ') })}
              </p>
            ))}
          </>
        }
      />
    </DecidingPage>
  );
}
