import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { copyForm } from '@/lib/programme/question-forms';
import { roundsForStaff } from '@/lib/programme/round-queries';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { roundChoice } from '../../../rounds/round-choice';
import { UnderRound } from '../../../rounds/round-page';
import { copySet } from '../../actions';
import { draftAt } from '../../draft-page';

export default async function CopyPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { page, round, hidden } = await draftAt(locale, route.ref, 'copy');
  const others = (await orMissing(locale, roundsForStaff(page.actor))).filter(({ ref }) => ref !== round.ref);
  const form = formProps(locale, copyForm, copySet, { hidden });
  return (
    <UnderRound {...page}>
      <Form {...form} fields={form.fields.map((field) => roundChoice(locale, field, others))} title={say('rounds.copy.title')} submit={say('rounds.copy.submit')} intro={<p className="govuk-body">{say('rounds.copy.intro')}</p>} />
    </UnderRound>
  );
}
