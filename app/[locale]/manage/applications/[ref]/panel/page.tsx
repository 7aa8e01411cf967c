import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { applicationForStaff } from '@/lib/assessment/queries/application';
import { panelForm } from '@/lib/assessment/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { openThePanel } from '../../actions';
import { captionOf, StepPage, stepPath, StepSummary } from '../step-page';

export default async function PanelPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, stepPath(route.ref, 'panel'));
  if (!may(actor, 'application.open_panel', null)) missing(locale);
  const application = await applicationForStaff(actor, route.ref);
  if (!application) missing(locale);
  const counts = [{ key: say('assessment.panel.scored'), value: application.scored }, { key: say('assessment.panel.pending'), value: application.pending }];
  return (
    <StepPage locale={locale} actor={actor} application={application} step="panel">
      <Form
        {...formProps(locale, panelForm, openThePanel, { hidden: { ref: application.ref } })}
        title={say('assessment.panel.title')}
        caption={captionOf(application)}
        submit={say('assessment.panel.submit')}
        intro={
          <>
            <StepSummary locale={locale} application={application} more={counts} />
            <p className="govuk-body">{say('assessment.panel.body')}</p>
          </>
        }
      />
    </StepPage>
  );
}
