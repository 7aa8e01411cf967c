import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { assistedForOfficer } from '@/lib/assisted/queries';
import { assistedStartForm } from '@/lib/assisted/schema';
import type { WordedField } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { startForSomebody } from '../actions';

export default async function StartAssistedPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const path = '/manage/assisted/new';
  const actor = await staffSignedIn(locale, path);
  const { rounds } = await orMissing(locale, assistedForOfficer(actor));
  const form = formProps(locale, assistedStartForm, startForSomebody);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/assisted'), label: say('assisted.title') }}>
      <Form {...form} fields={form.fields.map((field) => amongRounds(locale, field, rounds))} title={say('assisted.start.title')} intro={<p className="govuk-body">{say('assisted.start.intro')}</p>} submit={say('assisted.start.submit')} />
    </ServicePage>
  );
}

/** Which rounds are open is data, so the box is drawn as a choice between them here; the command checks what comes back. */
function amongRounds(locale: Locale, field: WordedField, rounds: { ref: string; titleEn: string; titleCy: string }[]): WordedField {
  if (field.name !== 'round') return field;
  const options = Object.fromEntries(rounds.map(({ ref, titleEn, titleCy }) => [ref, { label: locale === 'cy' ? titleCy : titleEn }]));
  return { kind: 'oneOf', name: field.name, label: field.label, missing: field.missing, options, cells: [] };
}
