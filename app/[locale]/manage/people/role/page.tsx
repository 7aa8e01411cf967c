import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { staffForAdministrator } from '@/lib/access/staff-queries';
import { staffRoleForm } from '@/lib/access/staff-schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { giveRole } from '../actions';

const path = '/manage/people/role';

export default async function GiveRolePage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const found = may(actor, 'staff.manage', null) ? await staffForAdministrator(actor) : undefined;
  if (!found) missing(locale);
  const intro = (
    <>
      <p className="govuk-body">{say('people.grantPage.intro')}</p>
      <SecondFactorNotice locale={locale} actor={actor} now={found.now} here={path} />
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/people'), label: say('people.list.title') }}>
      <Form {...formProps(locale, staffRoleForm, giveRole)} title={say('people.grantPage.title')} submit={say('people.grantPage.submit')} intro={intro} />
    </ServicePage>
  );
}
