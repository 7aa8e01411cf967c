import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { isMember } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import type { WordedField } from '@/lib/field';
import { localPath } from '@/lib/locale';
import { organisationForMember } from '@/lib/organisation/queries';
import { removalForm } from '@/lib/organisation/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { removeLeaver } from '../../actions';

export default async function RemovalPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/organisations/${route.ref}/removal`;
  const actor = await signedIn(locale, path);
  const organisation = await organisationForMember(actor, route.ref);
  if (!organisation) missing(locale);
  const title = say('organisation.removal.title', { organisation: organisation.name });
  const owner = isMember(actor, organisation.id, 'owner');
  const options = Object.fromEntries(organisation.members.map(({ id, name, email }) => [id, { label: name, hint: email }]));
  const { fields: _, ...form } = formProps(locale, removalForm, removeLeaver, { hidden: { organisation: organisation.ref } });
  const person: WordedField = { kind: 'oneOf', name: 'person', label: say('organisation.removal.person.label'), missing: say('organisation.removal.person.missing'), options, cells: [] };
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={owner ? undefined : title} back={{ href: localPath(locale, `/apply/organisations/${organisation.ref}/people`), label: say('colleagues.page.title') }}>
      {owner ? (
        <Form {...form} fields={[person]} title={title} submit={say('organisation.removal.submit')} warning intro={<p className="govuk-body">{say('organisation.removal.intro')}</p>} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say('organisation.view.ownerOnly')}</p>
        </>
      )}
    </ServicePage>
  );
}
