import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import type { WordedField } from '@/lib/field';
import { rawOf } from '@/lib/field-raw';
import { type Locale, localPath } from '@/lib/locale';
import { valuesOfQuestion } from '@/lib/programme/question-edit';
import { questionFieldsOf, questionForm, type QuestionKind } from '@/lib/programme/question-forms';
import type { QuestionSet } from '@/lib/programme/question-set';
import { pagesOf, questionsOf } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { UnderRound } from '../../../../rounds/round-page';
import { saveQuestion } from '../../../actions';
import { draftAt } from '../../../draft-page';

export default async function QuestionPage(props: RouteProps<'ref' | 'name'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { page, set, hidden } = await draftAt(locale, route.ref, `questions/${route.name}`);
  const question = questionsOf(set).find(({ name }) => name === route.name);
  if (!question) missing(locale);
  // Officers make questions of these kinds only.
  const fields = questionFieldsOf(question.field.kind as QuestionKind);
  const form = formProps(locale, { ...questionForm, fields }, saveQuestion, { hidden: { ...hidden, name: question.name }, values: rawOf(fields, valuesOfQuestion(set, question)) });
  return (
    <UnderRound {...page}>
      <Form {...form} fields={form.fields.map((field) => withChoices(locale, set, question.name, field))} title={question.label[locale] || question.label.en} caption={say('rounds.question.caption', { kind: say(`rounds.newQuestion.kind.options.${question.field.kind as QuestionKind}`), name: question.name })} submit={say('rounds.question.submit')} />
      <p className="govuk-body"><a className="govuk-link" href={localPath(locale, `${page.path}/removal`)}>{say('rounds.questionRemoval.title')}</a></p>
    </UnderRound>
  );
}

/** Boxes that take a short name, drawn as lists of what there is. */
function withChoices(locale: Locale, set: QuestionSet, own: string, field: WordedField): WordedField {
  const lists: Record<string, () => [string, string][]> = {
    page: () => pagesOf(set).map((page) => [page.key, page.title[locale] || page.title.en || page.key]),
    whenName: () => questionsOf(set).filter((one) => one.name !== own && ['yesNo', 'oneOf', 'manyOf', 'declaration'].includes(one.field.kind)).map((one) => [one.name, one.label[locale] || one.label.en]),
    notBefore: () => questionsOf(set).filter((one) => one.name !== own && one.field.kind === 'date').map((one) => [one.name, one.label[locale] || one.label.en]),
  };
  const list = lists[field.name]?.();
  if (!list) return field;
  const { name, label, hint, missing: sentence, optional } = field;
  return { kind: 'oneOf', as: 'select', name, label, hint, missing: sentence, optional, options: Object.fromEntries(list.map(([value, text]) => [value, { label: text }])), cells: [] };
}
