import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { isMember } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { organisationForMember } from '@/lib/organisation/queries';
import { rolesForm } from '@/lib/organisation/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { saveRoles } from '../actions';

/** `?person=` comes from the list of people. */
export default async function RolesPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/organisations/${route.ref}/people/roles`;
  const actor = await signedIn(locale, `${path}${query.person ? `?person=${encodeURIComponent(query.person)}` : ''}`);
  const organisation = await organisationForMember(actor, route.ref);
  if (!organisation) missing(locale);
  const person = organisation.members.find(({ id }) => id === query.person);
  const allowed = isMember(actor, organisation.id, 'owner') && person;
  const back = { href: localPath(locale, `/apply/organisations/${organisation.ref}/people`), label: say('colleagues.page.title') };
  if (!allowed) {
    const title = say('colleagues.page.change');
    return (
      <ServicePage locale={locale} path={path} actor={actor} title={title} back={back}>
        <h1 className="govuk-heading-l">{title}</h1>
        <p className="govuk-body">{say(person ? 'organisation.view.ownerOnly' : 'colleagues.roles.nobody')}</p>
      </ServicePage>
    );
  }
  const form = formProps(locale, rolesForm, saveRoles, { hidden: { organisation: organisation.ref, person: person.id, shown: person.roles.join(' ') }, values: { roles: person.roles } });
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={back}>
      <Form {...form} title={say('colleagues.roles.title', { name: person.name })} submit={say('colleagues.roles.submit')} intro={<p className="govuk-body">{say('colleagues.roles.intro', { name: person.name })}</p>} />
    </ServicePage>
  );
}
