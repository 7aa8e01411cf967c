import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { stepsOf } from '@/lib/assessment/next-steps';
import { dueDiligenceForm } from '@/lib/assessment/schema';
import { diligenceForStaff } from '@/lib/diligence/queries';
import { localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { recordChecks } from '../../../actions';
import { captionOf, stepPath, StepSummary } from '../../step-page';
import { Standing } from '../parts';

/** The findings in words, which hand the application to the approver. */
export default async function ConclusionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const list = stepPath(route.ref, 'due-diligence');
  const path = `${list}/conclusion`;
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'application.check', null)) missing(locale);
  const diligence = await orMissing(locale, diligenceForStaff(actor, route.ref));
  const { application } = diligence;
  const whyNot = stepsOf(actor, application).find(({ key }) => key === 'due-diligence')?.whyNot;
  const title = say('diligence.list.conclude');
  const back = { href: localPath(locale, list), label: say('diligence.list.back') };
  if (whyNot) {
    return (
      <ServicePage locale={locale} path={path} actor={actor} title={title} back={back}>
        <span className="govuk-caption-l">{captionOf(application)}</span>
        <h1 className="govuk-heading-l">{title}</h1>
        <BlockedButton id="conclusion" reason={refusalSentence(locale, whyNot)}>
          {say('assessment.dueDiligence.submit')}
        </BlockedButton>
      </ServicePage>
    );
  }
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={back}>
      <Form
        {...formProps(locale, dueDiligenceForm, recordChecks, { hidden: { ref: application.ref } })}
        title={title}
        caption={captionOf(application)}
        submit={say('assessment.dueDiligence.submit')}
        intro={
          <>
            <StepSummary locale={locale} application={application} />
            <Standing locale={locale} diligence={diligence} />
          </>
        }
      />
    </ServicePage>
  );
}
