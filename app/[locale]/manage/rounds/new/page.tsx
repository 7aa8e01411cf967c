import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { newRoundForm } from '@/lib/programme/round-forms';
import { roundsForStaff } from '@/lib/programme/round-queries';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { createDraft } from '../actions';
import { roundChoice } from '../round-choice';

const path = '/manage/rounds/new';

export default async function NewRoundPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'round.create', null)) missing(locale);
  const rounds = await orMissing(locale, roundsForStaff(actor));
  const form = formProps(locale, newRoundForm, createDraft, { values: { opensTime: '09:00', closesTime: '17:00' } });
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/rounds'), label: say('rounds.list.title') }}>
      <Form {...form} fields={form.fields.map((field) => (field.name === 'like' ? roundChoice(locale, field, rounds) : field))} title={say('rounds.new.title')} submit={say('rounds.new.submit')} intro={<p className="govuk-body">{say('rounds.new.intro')}</p>} />
    </ServicePage>
  );
}
