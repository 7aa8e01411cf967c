import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { auditPackForStaff } from '@/lib/audit-pack/queries';
import { statementForm } from '@/lib/audit-pack/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../../route-props';
import { DecidingPage, decidingAt, Restricted } from '../../decision/deciding-page';
import { state } from './actions';

export default async function StatementPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const pack = `/manage/rounds/${route.ref}/audit-pack`;
  const path = `${pack}/statement`;
  const { actor, found } = await decidingAt(locale, path, async (one) => (may(one, 'audit_pack.state', null) ? auditPackForStaff(one, route.ref) : undefined));
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const { round } = found;
  return (
    <DecidingPage {...{ locale, actor, path }} round={round.ref} back={{ href: localPath(locale, pack), label: say('records.pack.title') }}>
      <Form
        {...formProps(locale, statementForm, state, { hidden: { round: round.ref } })}
        title={say('records.statement.title')}
        caption={round.title[locale] || round.title.en}
        intro={<p className="govuk-body">{say('records.statement.intro')}</p>}
        submit={say('records.statement.submit')}
      />
    </DecidingPage>
  );
}
