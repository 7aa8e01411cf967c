import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { type Locale, localPath } from '@/lib/locale';
import { fitted } from '@/lib/programme/fitting';
import { changesBetween, publicationFaults, type QuestionChange } from '@/lib/programme/question-check';
import { questionPublicationForm } from '@/lib/programme/question-forms';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../route-props';
import { UnderRound } from '../../../rounds/round-page';
import { publishSet } from '../../actions';
import { draftAt } from '../../draft-page';
import { faultInWords } from '../../fault-words';

/** What is wrong, or what changes: a question without a use is not published. */
export default async function PublicationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { page, round, set, hidden } = await draftAt(locale, route.ref, 'publication');
  const whole = fitted(set, round.rules);
  const faults = publicationFaults(whole).map((fault) => faultInWords(locale, round.ref, fault));
  const title = say('rounds.questionPublication.title');
  const changes = <Changes locale={locale} changes={changesBetween(round.questionSet.definition, whole)} />;
  if (faults.length === 0 && round.draft) {
    return (
      <UnderRound {...page}>
        <Form {...formProps(locale, questionPublicationForm, publishSet, { hidden })} title={title} submit={say('rounds.questionPublication.submit')} intro={<><p className="govuk-body">{say(`rounds.questionPublication.${round.status === 'scheduled' ? 'live' : 'notYet'}`)}</p>{changes}</>} />
      </UnderRound>
    );
  }
  return (
    <UnderRound {...page} title={title}>
      <h1 className="govuk-heading-l">{title}</h1>
      {!round.draft && <p className="govuk-body">{say('refusal.no_question_draft')}</p>}
      {faults.length > 0 && <p className="govuk-body"><strong>{say('refusal.questions_not_ready', { count: faults.length })}</strong></p>}
      {faults.length > 0 && <ul className="govuk-list govuk-list--bullet">
        {faults.map(({ sentence, href }) => (
          <li key={sentence}><a className="govuk-link" href={localPath(locale, href)}>{sentence}</a></li>
        ))}
      </ul>}
      {changes}
    </UnderRound>
  );
}

function Changes({ locale, changes }: { locale: Locale; changes: QuestionChange[] }) {
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('rounds.questionPublication.changes')}</h2>
      {changes.length === 0 && <p className="govuk-body">{say('rounds.questionPublication.noChanges')}</p>}
      {changes.length > 0 && <ul className="govuk-list govuk-list--bullet">
        {changes.map(({ name, kind, before, after }) => (
          <li key={name}>{say(`rounds.change.${kind}`, { label: (after ?? before)?.label[locale] || (after ?? before)?.label.en || name })}</li>
        ))}
      </ul>}
    </>
  );
}
