import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { logForm } from '@/lib/information-request/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { log } from '../actions';

const path = '/manage/information-requests/new';

export default async function LogRequestPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'information_request.handle', null)) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/information-requests'), label: say('law.one.back') }}>
      <Form {...formProps(locale, logForm, log, { values: { language: locale } })} title={say('law.log.title')} submit={say('law.log.submit')} intro={<p className="govuk-body">{say('law.log.intro')}</p>} />
    </ServicePage>
  );
}
