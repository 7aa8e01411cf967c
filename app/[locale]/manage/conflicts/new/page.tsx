import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { newConflictForm } from '@/lib/conflict/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { addConflict } from '../actions';

export default async function NewConflictPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const path = '/manage/conflicts/new';
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'conflict.declare', null)) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/conflicts'), label: say('conflict.list.title') }}>
      <Form {...formProps(locale, newConflictForm, addConflict)} title={say('conflict.newPage.title')} intro={<p className="govuk-body">{say('conflict.newPage.intro')}</p>} submit={say('conflict.newPage.submit')} warning />
    </ServicePage>
  );
}
