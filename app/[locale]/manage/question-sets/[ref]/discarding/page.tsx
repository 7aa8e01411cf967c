import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { discardForm } from '@/lib/programme/question-forms';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../route-props';
import { UnderRound } from '../../../rounds/round-page';
import { discardSet } from '../../actions';
import { draftAt } from '../../draft-page';

export default async function DiscardingPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { page, round, hidden } = await draftAt(locale, route.ref, 'discarding');
  const title = say('rounds.discard.title');
  return (
    <UnderRound {...page} title={round.draft ? undefined : title}>
      {round.draft ? (
        <Form {...formProps(locale, discardForm, discardSet, { hidden })} title={title} submit={title} warning intro={<p className="govuk-body">{say('rounds.discard.intro')}</p>} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say('rounds.discard.none')}</p>
        </>
      )}
    </UnderRound>
  );
}
