import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { devolvedAwardForm } from '@/lib/award-import/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { reportAward } from '../actions';

const path = '/manage/devolved/award';

export default async function DevolvedAwardPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!actor.nation || !may(actor, 'devolved_import.prepare', { nation: actor.nation })) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/devolved'), label: say('imports.devolved.title') }}>
      <Form
        {...formProps(locale, devolvedAwardForm, reportAward)}
        title={say('imports.devolvedAward.title')}
        submit={say('imports.devolvedAward.submit')}
        intro={<p className="govuk-body">{say('imports.devolvedAward.intro', { nation: say(`state.nation.${actor.nation}`) })}</p>}
      />
    </ServicePage>
  );
}
