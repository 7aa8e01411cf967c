import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { holds } from '@/lib/access/actor';
import { staffSignedIn } from '@/lib/access/session';
import { decisionForStaff, type StaffApplication } from '@/lib/assessment/queries/application';
import { approvalForm } from '@/lib/assessment/schema';
import { formatDate } from '@/lib/dates';
import { rawOf } from '@/lib/field-raw';
import type { Locale } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { DiligenceInShort } from '../due-diligence/parts';
import { captionOf, StepPage, stepPath, StepSummary } from '../step-page';
import { approve } from './actions';
import { EnvelopeMoneyTable } from './envelope-money';

export default async function ApprovalPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const here = stepPath(route.ref, 'approval');
  const actor = await staffSignedIn(locale, here);
  if (!holds(actor, 'approver')) missing(locale);
  const decision = await decisionForStaff(actor, route.ref);
  if (!decision) missing(locale);
  const { application, envelope, now } = decision;
  const amountPence = application.approvals[0]?.amountPence ?? application.recommendation?.amountPence ?? application.amountAppliedForPence ?? 0;
  return (
    <StepPage locale={locale} actor={actor} application={application} step="approval">
      <Form
        {...formProps(locale, approvalForm, approve, { values: rawOf(approvalForm.fields, { amount: amountPence, authority: 'approver' }), hidden: { ref: application.ref } })}
        title={say('assessment.approval.title')}
        caption={captionOf(application)}
        submit={say('assessment.approval.submit')}
        intro={
          <>
            <SecondFactorNotice locale={locale} actor={actor} now={now} here={here} />
            <StepSummary locale={locale} application={application} more={advice(locale, application)} />
            <DiligenceInShort locale={locale} actor={actor} applicationRef={application.ref} />
            {envelope && <EnvelopeMoneyTable locale={locale} envelope={envelope} amountPence={amountPence} />}
            {envelope && <p className="govuk-body">{band(locale, application, amountPence, envelope.aloneUpToPence)}</p>}
          </>
        }
      />
    </StepPage>
  );
}

/** What was recommended, and what another approver has already approved. */
function advice(locale: Locale, { recommendation, approvals }: StaffApplication) {
  const say = words(locale);
  const first = approvals[0];
  const recommended = recommendation && {
    key: say('assessment.approval.recommended'),
    value: (
      <>
        <p className="govuk-body govuk-!-margin-bottom-1">
          {say('assessment.approval.recommendedNote', { amount: formatMoney(recommendation.amountPence ?? 0), name: recommendation.by })}
        </p>
        <p className="govuk-body">{recommendation.reason}</p>
      </>
    ),
  };
  const approved = first && {
    key: say('assessment.approval.firstApproval'),
    value: say('assessment.approval.firstApprovalNote', { amount: formatMoney(first.amountPence), name: first.by, when: formatDate(new Date(first.at), locale) }),
  };
  return [recommended, approved].filter((row) => row !== null && row !== undefined);
}

function band(locale: Locale, application: StaffApplication, amountPence: number, abovePence: number): string {
  const say = words(locale);
  if (amountPence <= abovePence) return say('assessment.approval.oneNeeded', { band: formatMoney(abovePence) });
  return say('assessment.approval.twoNeeded', { band: formatMoney(abovePence), which: application.approvals.length === 0 ? 'first' : 'second' });
}
