import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { holds } from '@/lib/access/actor';
import { staffSignedIn } from '@/lib/access/session';
import { applicationForStaff } from '@/lib/assessment/queries/application';
import { refusalForm } from '@/lib/assessment/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { Decisions } from '../file';
import { captionOf, StepPage, stepPath, StepSummary } from '../step-page';
import { refuse } from './actions';

export default async function RefusalPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const here = stepPath(route.ref, 'refusal');
  const actor = await staffSignedIn(locale, here);
  if (!holds(actor, 'approver')) missing(locale);
  const application = await applicationForStaff(actor, route.ref);
  if (!application) missing(locale);
  return (
    <StepPage locale={locale} actor={actor} application={application} step="refusal">
      <Form
        {...formProps(locale, refusalForm, refuse, { hidden: { ref: application.ref } })}
        title={say('assessment.refusal.title')}
        caption={captionOf(application)}
        submit={say('assessment.refusal.submit')}
        warning
        intro={
          <>
            <SecondFactorNotice locale={locale} actor={actor} now={application.now} here={here} />
            <StepSummary locale={locale} application={application} />
            <Decisions locale={locale} application={application} />
            <p className="govuk-body">{say('assessment.refusal.intro')}</p>
          </>
        }
      />
    </StepPage>
  );
}
