import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { environment } from '@/lib/env';
import type { WordedField } from '@/lib/field';
import { localPath } from '@/lib/locale';
import { organisationForm } from '@/lib/organisation/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { registerOwnOrganisation } from '../actions';

/** `next` is the round somebody was about to apply in. */
export default async function NewOrganisationPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const path = `/apply/organisations/new${query.next ? `?next=${encodeURIComponent(query.next)}` : ''}`;
  const actor = await signedIn(locale, path);
  if (!may(actor, 'organisation.register', null)) missing(locale);
  const form = formProps(locale, organisationForm, registerOwnOrganisation, { hidden: query.next ? { next: query.next } : {} });
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/apply'), label: say('application.back.home') }}>
      <Form {...form} fields={form.fields.map(withoutMadeUp)} title={say('organisation.register.title')} submit={say('organisation.register.submit')} intro={<p className="govuk-body">{say('organisation.register.intro')}</p>} />
    </ServicePage>
  );
}

/** Made-up numbers are offered in a demonstration only; the command refuses them elsewhere. */
function withoutMadeUp(field: WordedField): WordedField {
  if (environment().PROFILE === 'demonstration' || field.kind !== 'oneOf') return field;
  return { ...field, options: Object.fromEntries(Object.entries(field.options).filter(([value]) => value !== 'DEMO')) };
}
