import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import type { WordedField } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { type EnvelopeChoice, envelopesToVire } from '@/lib/virement/queries';
import { virementForm } from '@/lib/virement/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { propose } from '../actions';

const path = '/manage/ledger/virements/new';

export default async function NewVirementPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const envelopes = await envelopesToVire(actor);
  if (!envelopes) missing(locale);
  const form = formProps(locale, virementForm, propose);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/ledger/virements'), label: say('virement.list.title') }}>
      <Form
        {...form}
        fields={form.fields.map((field) => (field.name === 'from' || field.name === 'to' ? envelope(locale, field, envelopes) : field))}
        title={say('virement.proposal.title')}
        submit={say('virement.proposal.submit')}
        intro={<p className="govuk-body">{say('virement.proposal.intro')}</p>}
      />
    </ServicePage>
  );
}

/** Which envelopes there are is data, so the two lists are made here. */
function envelope(locale: Locale, { name, label, missing }: WordedField, envelopes: readonly EnvelopeChoice[]): WordedField {
  const say = words(locale);
  const options = Object.fromEntries(envelopes.map((one) => [one.key, { label: say('virement.proposal.choice', { envelope: one.label[locale], left: formatMoney(one.leftPence) }) }]));
  return { kind: 'oneOf', as: 'select', name, options, cells: [], label, missing };
}
