import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { Details } from '@/components/govuk/details';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { registerForm } from '@/lib/register/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { sendRegister } from '../actions';

const path = '/manage/registers/file';

export default async function RegisterFilePage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'register.load', null)) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/registers'), label: say('register.list.title') }}>
      <Form {...formProps(locale, registerForm, sendRegister)} title={say('register.loadPage.title')} submit={say('register.loadPage.submit')} intro={<Intro locale={locale} />} />
    </ServicePage>
  );
}

function Intro({ locale }: { locale: Locale }) {
  const say = words(locale);
  return (
    <>
      <p className="govuk-body">{say('register.loadPage.intro')}</p>
      <Details summary={say('register.loadPage.larger')}>
        <p className="govuk-body">{say('register.loadPage.limit')}</p>
      </Details>
    </>
  );
}
