import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { delegationsForStaff } from '@/lib/delegation/queries';
import { delegationForm } from '@/lib/delegation/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { propose } from '../actions';

const path = '/manage/delegations/new';

export default async function NewDelegationPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'delegation.propose', null)) missing(locale);
  const programme = (await delegationsForStaff(actor))?.programmes.find(({ code }) => code === query.programme);
  const person = programme?.approvers.find(({ id }) => id === query.person);
  if (!programme || (query.person && !person)) missing(locale);
  const form = formProps(locale, delegationForm, propose, { hidden: { programme: programme.code, ...(person && { person: person.id }) } });
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/delegations'), label: say('delegation.list.title') }}>
      <Form
        {...form}
        fields={person ? form.fields : form.fields.map((field) => (field.name === 'limit' ? { ...field, optional: undefined, hint: say('delegation.proposal.hintBand') } : field))}
        title={person ? say('delegation.proposal.titleLimit', { name: person.name }) : say('delegation.proposal.titleBand')}
        caption={programme.title[locale]}
        submit={say('delegation.proposal.submit')}
        intro={<p className="govuk-body">{say('delegation.proposal.intro')}</p>}
      />
    </ServicePage>
  );
}
