import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { moveForm } from '@/lib/programme/question-forms';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { moveStarted } from '../../actions';
import { roundAt, UnderRound } from '../../round-page';

/** Started applications are given the newest questions: an officer's own decision, and seen by each applicant. */
export default async function MovingPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { actor, round, path } = await roundAt(locale, route.ref, `/manage/rounds/${route.ref}/moving`);
  if (!may(actor, 'application.move_questions', null)) missing(locale);
  const title = say('rounds.move.title');
  return (
    <UnderRound {...{ locale, actor, round, path }} title={round.behind === 0 ? title : undefined}>
      {round.behind === 0 ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say('refusal.no_applications_to_move')}</p>
        </>
      ) : (
        <Form {...formProps(locale, moveForm, moveStarted, { hidden: { round: round.ref } })} title={title} submit={say('rounds.move.submit', { count: round.behind })} warning intro={<p className="govuk-body">{say('rounds.move.intro', { count: round.behind, version: round.questionSet.version })}</p>} />
      )}
    </UnderRound>
  );
}
