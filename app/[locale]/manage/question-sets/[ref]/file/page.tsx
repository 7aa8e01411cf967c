import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { localPath } from '@/lib/locale';
import { questionFileForm } from '@/lib/programme/question-forms';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../route-props';
import { UnderRound } from '../../../rounds/round-page';
import { importSet } from '../../actions';
import { draftAt } from '../../draft-page';

export default async function QuestionFilePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { page, round, hidden } = await draftAt(locale, route.ref, 'file');
  const intro = (
    <>
      <p className="govuk-body">{say('rounds.questionFile.intro')}</p>
      <ul className="govuk-list govuk-list--bullet">
        <li><a className="govuk-link" href={localPath(locale, `/manage/question-sets/${round.ref}/export.json`)} download>{say('rounds.set.export')}</a></li>
        <li><a className="govuk-link" href="/question-set.schema.json">{say('rounds.questionFile.schema')}</a></li>
      </ul>
    </>
  );
  return (
    <UnderRound {...page}>
      <Form {...formProps(locale, questionFileForm, importSet, { hidden })} title={say('rounds.questionFile.title')} submit={say('rounds.questionFile.submit')} intro={intro} />
    </UnderRound>
  );
}
