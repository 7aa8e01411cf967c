import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { isMember } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import type { WordedField } from '@/lib/field';
import { localPath } from '@/lib/locale';
import { organisationForMember } from '@/lib/organisation/queries';
import { ownershipForm } from '@/lib/organisation/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { handOver } from '../actions';

export default async function OwnershipPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/organisations/${route.ref}/people/ownership`;
  const actor = await signedIn(locale, path);
  const organisation = await organisationForMember(actor, route.ref);
  if (!organisation) missing(locale);
  const title = say('colleagues.ownership.title', { organisation: organisation.name });
  const owner = isMember(actor, organisation.id, 'owner');
  const options = Object.fromEntries(organisation.members.filter(({ roles }) => !roles.includes('owner')).map(({ id, name, email }) => [id, { label: name, hint: email }]));
  const { fields: _, ...form } = formProps(locale, ownershipForm, handOver, { hidden: { organisation: organisation.ref } });
  const choice: WordedField = { kind: 'oneOf', name: 'person', label: say('colleagues.ownership.person.label'), missing: say('colleagues.ownership.person.missing'), options, cells: [] };
  const ready = owner && Object.keys(options).length > 0;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={ready ? undefined : title} back={{ href: localPath(locale, `/apply/organisations/${organisation.ref}/people`), label: say('colleagues.page.title') }}>
      {ready ? (
        <Form {...form} fields={[choice]} title={title} submit={say('colleagues.ownership.submit')} warning intro={<p className="govuk-body">{say('colleagues.ownership.intro')}</p>} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say(owner ? 'colleagues.ownership.nobody' : 'organisation.view.ownerOnly')}</p>
        </>
      )}
    </ServicePage>
  );
}
