import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { scenarioForStaff } from '@/lib/decision/queries';
import { shareForm } from '@/lib/decision/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../../route-props';
import { share } from '../../actions';
import { DecidingPage, decidingAt, decidingPath, Restricted } from '../../deciding-page';

export default async function SharingPage(props: RouteProps<'ref' | 'scenario'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = decidingPath(route.ref, `/${route.scenario}/sharing`);
  const { actor, found } = await decidingAt(locale, path, (one) => scenarioForStaff(one, route.ref, route.scenario));
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  if (!found.scenario.mine || found.scenario.adoptedAt) missing(locale);
  const back = { href: localPath(locale, decidingPath(found.round.ref, `/${found.scenario.ref}`)), label: found.scenario.name };
  if (found.scenario.shared) {
    return (
      <DecidingPage {...{ locale, actor, path, back }} round={found.round.ref} title={say('decision.share.title')}>
        <h1 className="govuk-heading-l">{say('decision.share.title')}</h1>
        <p className="govuk-body">{say('decision.share.already')}</p>
      </DecidingPage>
    );
  }
  return (
    <DecidingPage {...{ locale, actor, path, back }} round={found.round.ref}>
      <Form
        {...formProps(locale, shareForm, share, { hidden: { ref: found.scenario.ref } })}
        title={say('decision.share.title')}
        caption={found.scenario.name}
        submit={say('decision.share.submit')}
        intro={<p className="govuk-body">{say('decision.share.body')}</p>}
      />
    </DecidingPage>
  );
}
