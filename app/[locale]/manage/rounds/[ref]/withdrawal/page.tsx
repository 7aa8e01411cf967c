import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { takeBackForm } from '@/lib/programme/round-forms';
import { whyNotTakeBack } from '@/lib/programme/round-rules';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { takeBack } from '../../actions';
import { roundAt, UnderRound } from '../../round-page';

export default async function TakeBackPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { actor, round, path } = await roundAt(locale, route.ref, `/manage/rounds/${route.ref}/withdrawal`);
  if (!may(actor, 'round.schedule', null)) missing(locale);
  const whyNot = whyNotTakeBack(round.stage);
  const title = say('rounds.takeBack.title');
  return (
    <UnderRound {...{ locale, actor, round, path }} title={whyNot && title}>
      {whyNot ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{refusalSentence(locale, whyNot)}</p>
        </>
      ) : (
        <Form {...formProps(locale, takeBackForm, takeBack, { hidden: { round: round.ref } })} title={title} submit={title} warning intro={<p className="govuk-body">{say('rounds.takeBack.intro')}</p>} />
      )}
    </UnderRound>
  );
}
