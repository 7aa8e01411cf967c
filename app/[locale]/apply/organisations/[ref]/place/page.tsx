import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { mainOfficeText } from '@/lib/organisation/main-office';
import { organisationForMember } from '@/lib/organisation/queries';
import { mainOfficeForm } from '@/lib/organisation/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { changeMainOffice } from '../../actions';

/** The town of the main office. */
export default async function MainOfficePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/organisations/${route.ref}/place`;
  const actor = await signedIn(locale, path);
  const organisation = await organisationForMember(actor, route.ref);
  if (!organisation) missing(locale);
  const back = { href: localPath(locale, `/apply/organisations/${route.ref}`), label: organisation.name };
  if (!may(actor, 'organisation.change_place', { organisationId: organisation.id })) {
    return (
      <ServicePage locale={locale} path={path} actor={actor} title={say('office.change.title')} back={back}>
        <h1 className="govuk-heading-l">{say('office.change.title')}</h1>
        <BlockedButton id="office" reason={say('office.notYours')}>
          {say('office.change.submit')}
        </BlockedButton>
      </ServicePage>
    );
  }
  const form = formProps(locale, mainOfficeForm, changeMainOffice, { hidden: { organisation: organisation.ref, shown: mainOfficeText(organisation, 'en') }, values: { place: mainOfficeText(organisation, locale) } });
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={back}>
      <Form {...form} title={say('office.change.title')} submit={say('office.change.submit')} intro={<p className="govuk-body app-measure">{say('office.change.intro')}</p>} />
    </ServicePage>
  );
}
