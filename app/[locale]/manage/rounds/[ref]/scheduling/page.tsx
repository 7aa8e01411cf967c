import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { localPath } from '@/lib/locale';
import { glance } from '@/lib/programme/printed';
import { roundPreview } from '@/lib/programme/queries';
import { roundStepForm } from '@/lib/programme/round-forms';
import { whyNotSchedule } from '@/lib/programme/round-rules';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../route-props';
import { schedule } from '../../actions';
import { roundAt, UnderRound } from '../../round-page';

/** The last look before a round is public. */
export default async function SchedulingPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { actor, round, path } = await roundAt(locale, route.ref, `/manage/rounds/${route.ref}/scheduling`);
  if (!may(actor, 'round.schedule', null)) missing(locale);
  const preview = await orMissing(locale, roundPreview(actor, route.ref));
  const whyNot = whyNotSchedule({ status: round.status, ...round.rules }, round.lacks, round.now);
  const body = (
    <>
      <p className="govuk-body">{say('rounds.scheduling.intro')}</p>
      <SummaryList rows={glance(locale, preview.round).map(({ term, details }) => ({ key: term, value: details }))} />
      <p className="govuk-body"><a className="govuk-link" href={localPath(locale, `/manage/rounds/${round.ref}/preview`)}>{say('rounds.view.preview')}</a></p>
    </>
  );
  return (
    <UnderRound {...{ locale, actor, round, path }} title={whyNot ? say('rounds.scheduling.title') : undefined}>
      {whyNot ? (
        <>
          <h1 className="govuk-heading-l">{say('rounds.scheduling.title')}</h1>
          {body}
          <BlockedButton id="schedule" reason={refusalSentence(locale, whyNot)}>{say('rounds.scheduling.submit')}</BlockedButton>
          {round.status === 'draft' && <p className="govuk-body"><a className="govuk-link" href={localPath(locale, `/manage/rounds/${round.ref}/rehearsal`)}>{say('rounds.rehearsal.title')}</a></p>}
        </>
      ) : (
        <Form {...formProps(locale, roundStepForm, schedule, { hidden: { round: round.ref } })} title={say('rounds.scheduling.title')} submit={say('rounds.scheduling.submit')} intro={body} />
      )}
    </UnderRound>
  );
}
