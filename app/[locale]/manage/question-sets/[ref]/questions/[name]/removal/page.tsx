import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { questionRemovalForm } from '@/lib/programme/question-forms';
import { questionsOf } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../../route-props';
import { UnderRound } from '../../../../../rounds/round-page';
import { removeQuestion } from '../../../../actions';
import { draftAt } from '../../../../draft-page';

export default async function QuestionRemovalPage(props: RouteProps<'ref' | 'name'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { page, set, hidden } = await draftAt(locale, route.ref, `questions/${route.name}/removal`);
  const question = questionsOf(set).find(({ name }) => name === route.name);
  if (!question) missing(locale);
  const title = say('rounds.questionRemoval.title');
  return (
    <UnderRound {...page}>
      <Form {...formProps(locale, questionRemovalForm, removeQuestion, { hidden: { ...hidden, name: question.name } })} title={title} submit={title} warning intro={<p className="govuk-body">{say('rounds.questionRemoval.intro', { label: question.label[locale] || question.label.en })}</p>} />
    </UnderRound>
  );
}
