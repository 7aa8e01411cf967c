import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { newQuestionForm } from '@/lib/programme/question-forms';
import { pageOf, pagesOf } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { UnderRound } from '../../../rounds/round-page';
import { addQuestion } from '../../actions';
import { draftAt } from '../../draft-page';

export default async function NewQuestionPage(props: RouteProps<'ref'>) {
  const { locale, route, query } = await given(props);
  const say = words(locale);
  const { page, set, hidden } = await draftAt(locale, route.ref, 'new-question');
  const asked = query.page ? pageOf(set, query.page) : pagesOf(set)[0];
  if (!asked) missing(locale);
  return (
    <UnderRound {...page}>
      <Form {...formProps(locale, newQuestionForm, addQuestion, { hidden: { ...hidden, page: asked.key } })} title={say('rounds.newQuestion.title')} caption={asked.title[locale] || asked.title.en} submit={say('rounds.newQuestion.submit')} />
    </UnderRound>
  );
}
