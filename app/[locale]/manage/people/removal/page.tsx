import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { staffForAdministrator } from '@/lib/access/staff-queries';
import { staffRemovalForm } from '@/lib/access/staff-schema';
import type { WordedField } from '@/lib/field';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { takeRole } from '../actions';
import { roleInWords } from '../role-words';

const path = '/manage/people/removal';

export default async function TakeRolePage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const found = may(actor, 'staff.manage', null) ? await staffForAdministrator(actor) : undefined;
  if (!found) missing(locale);
  // Nobody takes their own role away, so those are not offered.
  const held = found.staff.filter(({ email }) => email !== actor.email).flatMap(({ name, email, roles }) => roles.map((one) => [`${one.role} ${email}`, { label: say('people.choice', { name, email, role: roleInWords(locale, one) }) }] as const));
  const choice: WordedField = { kind: 'oneOf', as: 'select', name: 'held', label: say('people.remove.held.label'), missing: say('people.remove.held.missing'), options: Object.fromEntries(held), cells: [] };
  const intro = (
    <>
      <p className="govuk-body">{say('people.removePage.intro')}</p>
      <SecondFactorNotice locale={locale} actor={actor} now={found.now} here={path} />
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/people'), label: say('people.list.title') }}>
      <Form {...formProps(locale, staffRemovalForm, takeRole)} fields={[choice]} title={say('people.removePage.title')} submit={say('people.removePage.submit')} warning intro={intro} />
    </ServicePage>
  );
}
