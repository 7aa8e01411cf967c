import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SummaryList } from '@/components/govuk/summary-list';
import { staffSignedIn } from '@/lib/access/session';
import { applicantsToDeclareAgainst, assignmentForAssessor } from '@/lib/assessment/queries/assessor';
import { declarationForm } from '@/lib/assessment/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { declare } from '../../actions';
import { BlockedStep } from '../blocked-step';
import { captionOf } from '../caption';
import { AmongApplicants } from './among-applicants';

export default async function DeclarationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/assessments/${route.ref}`;
  const actor = await staffSignedIn(locale, `${path}/declaration`);
  const mine = await assignmentForAssessor(actor, route.ref);
  if (!mine) missing(locale);
  if (mine.scoredAt || mine.applicationStatus !== 'in_assessment') return <BlockedStep locale={locale} actor={actor} mine={mine} step="declaration" />;
  if (mine.withheld && mine.status === 'assigned') return <AmongApplicants locale={locale} actor={actor} mine={mine} names={await applicantsToDeclareAgainst(actor, route.ref)} />;
  return (
    <ServicePage locale={locale} path={`${path}/declaration`} actor={actor} back={{ href: localPath(locale, path), label: say('assessment.file.backToFile') }}>
      <Form
        {...formProps(locale, declarationForm, declare, { hidden: { ref: mine.ref } })}
        title={say('assessment.declaration.title')}
        caption={captionOf(mine)}
        submit={say('assessment.declaration.submit')}
        intro={
          <>
            <SummaryList rows={[{ key: say('assessment.file.organisation'), value: mine.organisation ?? say('anonymous.withheld') }]} />
            <p className="govuk-body">{say('assessment.declaration.intro')}</p>
          </>
        }
      />
    </ServicePage>
  );
}
