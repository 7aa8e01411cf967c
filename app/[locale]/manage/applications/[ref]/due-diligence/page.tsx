import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { applicationForStaff } from '@/lib/assessment/queries/application';
import { dueDiligenceForm } from '@/lib/assessment/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { recordChecks } from '../../actions';
import { captionOf, StepPage, stepPath, StepSummary } from '../step-page';

export default async function DueDiligencePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, stepPath(route.ref, 'due-diligence'));
  if (!may(actor, 'application.check', null)) missing(locale);
  const application = await applicationForStaff(actor, route.ref);
  if (!application) missing(locale);
  return (
    <StepPage locale={locale} actor={actor} application={application} step="due-diligence">
      <Form
        {...formProps(locale, dueDiligenceForm, recordChecks, { hidden: { ref: application.ref } })}
        title={say('assessment.dueDiligence.title')}
        caption={captionOf(application)}
        submit={say('assessment.dueDiligence.submit')}
        intro={<StepSummary locale={locale} application={application} />}
      />
    </StepPage>
  );
}
