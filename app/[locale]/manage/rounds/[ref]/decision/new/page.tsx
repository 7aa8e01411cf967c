import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { decidingOf } from '@/lib/decision/queries';
import { newScenarioForm } from '@/lib/decision/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { startNew } from '../actions';
import { DecidingPage, decidingAt, decidingPath, Restricted } from '../deciding-page';

export default async function NewScenarioPage(props: RouteProps<'ref'>) {
  const { locale, route, query } = await given(props);
  const say = words(locale);
  const path = decidingPath(route.ref, '/new');
  const { actor, found } = await decidingAt(locale, path, (one) => decidingOf(one, route.ref));
  if (!may(actor, 'scenario.start', null)) missing(locale);
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const like = found.scenarios.find(({ ref }) => ref === query.like);
  return (
    <DecidingPage {...{ locale, actor, path }} round={found.round.ref}>
      <Form
        {...formProps(locale, newScenarioForm, startNew, { hidden: { round: found.round.ref, ...(like && { like: like.ref }) } })}
        title={say('decision.newScenario.title')}
        submit={say('decision.newScenario.submit')}
        intro={like && <p className="govuk-body">{say('decision.newScenario.like', { name: like.name })}</p>}
      />
    </DecidingPage>
  );
}
