import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { isMember } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import type { WordedField } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { type MemberOrganisation, organisationForMember } from '@/lib/organisation/queries';
import { cancellationForm, ownershipForm } from '@/lib/organisation/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { cancelOpenInvitation, handOver } from './actions';

type Choices = Record<string, { label: string; hint?: string }>;

const steps = {
  cancellation: {
    form: cancellationForm, action: cancelOpenInvitation, name: 'invitation', label: 'colleagues.cancellation.invitation.label', missing: 'colleagues.cancellation.invitation.missing', none: 'colleagues.cancellation.none',
    choices: (locale: Locale, { invitations }: MemberOrganisation): Choices => {
      const say = words(locale);
      return Object.fromEntries(invitations.map(({ id, email, role }) => [id, { label: say('colleagues.cancellation.choice', { email, role: say(`organisation.role.${role}`) }) }]));
    },
  },
  ownership: {
    form: ownershipForm, action: handOver, name: 'person', label: 'colleagues.ownership.person.label', missing: 'colleagues.ownership.person.missing', none: 'colleagues.ownership.nobody',
    choices: (_: Locale, { members }: MemberOrganisation): Choices => Object.fromEntries(members.filter(({ roles }) => !roles.includes('owner')).map(({ id, name, email }) => [id, { label: name, hint: email }])),
  },
} as const;

/** An owner chooses one invitation to cancel, or one colleague to hand over to: the same page with other choices. */
export async function ChoosingPage({ step, ...props }: RouteProps<'ref'> & { step: keyof typeof steps }) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/organisations/${route.ref}/people/${step}`;
  const actor = await signedIn(locale, path);
  const organisation = await organisationForMember(actor, route.ref);
  if (!organisation) missing(locale);
  const one = steps[step];
  const title = say(`colleagues.${step}.title`, { organisation: organisation.name });
  const owner = isMember(actor, organisation.id, 'owner');
  const options = one.choices(locale, organisation);
  const { fields: _, ...form } = formProps(locale, one.form, one.action, { hidden: { organisation: organisation.ref } });
  const choice: WordedField = { kind: 'oneOf', name: one.name, label: say(one.label), missing: say(one.missing), options, cells: [] };
  const ready = owner && Object.keys(options).length > 0;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={ready ? undefined : title} back={{ href: localPath(locale, `/apply/organisations/${organisation.ref}/people`), label: say('colleagues.page.title') }}>
      {ready ? (
        <Form {...form} fields={[choice]} title={title} submit={say(`colleagues.${step}.submit`)} warning intro={<p className="govuk-body">{say(`colleagues.${step}.intro`)}</p>} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say(owner ? one.none : 'organisation.view.ownerOnly')}</p>
        </>
      )}
    </ServicePage>
  );
}
