import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { panelForStaff } from '@/lib/assessment/queries/application';
import { weightedScore } from '@/lib/assessment/rules';
import { recommendationForm } from '@/lib/assessment/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { recommendApplication } from '../../actions';
import { captionOf, StepPage, stepPath, StepSummary } from '../step-page';

export default async function RecommendationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, stepPath(route.ref, 'recommendation'));
  if (!may(actor, 'application.recommend', null)) missing(locale);
  const panel = await panelForStaff(actor, route.ref);
  if (!panel) missing(locale);
  const { application, moderated } = panel;
  const total = { key: say('assessment.recommendation.panelTotal'), value: say('assessment.moderation.percent', { value: weightedScore(application, moderated) }) };
  return (
    <StepPage locale={locale} actor={actor} application={application} step="recommendation">
      <Form
        {...formProps(locale, recommendationForm, recommendApplication, { hidden: { ref: application.ref } })}
        title={say('assessment.recommendation.title')}
        caption={captionOf(application)}
        submit={say('assessment.recommendation.submit')}
        intro={<StepSummary locale={locale} application={application} more={[total]} />}
      />
    </StepPage>
  );
}
