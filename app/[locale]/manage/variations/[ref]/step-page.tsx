import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { isMember, type Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { type StaffVariation, variationForStaff } from '@/lib/variation/queries';
import { whyNotApprove } from '@/lib/variation/rules';
import { variationApprovalForm, variationRefusalForm, variationWithdrawalForm } from '@/lib/variation/schema';
import { variationWorkflow } from '@/lib/variation/workflow';
import { canMove } from '@/lib/workflow';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { approve, refuse, withdraw } from '../actions';
import { VariationSummary, variationPath } from '../parts';

const canApprove = (actor: Person, one: StaffVariation) =>
  may(actor, 'variation.approve', { proposedBy: one.proposedBy ?? '' }) && !whyNotApprove(one, one.approvals.map(({ byId }) => byId), { id: actor.id, ownOrganisation: isMember(actor, one.organisationId) });

const steps = {
  approval: { form: variationApprovalForm, action: approve, can: canApprove },
  refusal: { form: variationRefusalForm, action: refuse, can: (actor: Person, one: StaffVariation) => may(actor, 'variation.refuse', { proposedBy: one.proposedBy ?? '' }) && canMove(variationWorkflow, one.status, 'refuse') },
  withdrawal: { form: variationWithdrawalForm, action: withdraw, can: (actor: Person, one: StaffVariation) => may(actor, 'variation.withdraw', null) && canMove(variationWorkflow, one.status, 'withdraw') },
} as const;

/** Approving, turning down and withdrawing are the same page with another form. Whoever cannot is sent to the variation, which says why. */
export async function VariationStepPage({ step, ...props }: RouteProps<'ref'> & { step: keyof typeof steps }) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = variationPath(route.ref, `/${step}`);
  const actor = await staffSignedIn(locale, path);
  const one = await variationForStaff(actor, route.ref);
  if (!one) missing(locale);
  const { form, action, can } = steps[step];
  if (!can(actor, one)) redirect(localPath(locale, variationPath(one.ref)));
  const atStake = one.kind === 'unused' ? one.fromPence - one.toPence : one.toPence;
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, variationPath(one.ref)), label: one.ref }}>
      <Form
        {...formProps(locale, form, action, { hidden: { ref: one.ref } })}
        title={say(`variation.${step}.title`)}
        caption={`${one.award}, ${one.awardTitle}`}
        submit={say(`variation.${step}.submit`)}
        intro={
          <>
            {step === 'approval' && <SecondFactorNotice locale={locale} actor={actor} now={one.now} here={path} />}
            <VariationSummary locale={locale} one={one} />
            {step === 'approval' ? <p className="govuk-body">{say(one.kind === 'unused' ? 'variation.approval.released' : 'variation.approval.more', { amount: formatMoney(atStake), limit: formatMoney(one.aloneUpToPence) })}</p> : <p className="govuk-body">{say(`variation.${step}.body`)}</p>}
          </>
        }
      />
    </ServicePage>
  );
}
