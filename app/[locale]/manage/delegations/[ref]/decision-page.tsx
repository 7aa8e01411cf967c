import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { delegationForStaff } from '@/lib/delegation/queries';
import { whyNotConfirm } from '@/lib/delegation/rules';
import { delegationConfirmationForm, delegationRejectionForm } from '@/lib/delegation/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { confirm, reject } from '../actions';
import { DelegationSummary, delegationPath } from '../parts';

const steps = { confirmation: { form: delegationConfirmationForm, action: confirm }, rejection: { form: delegationRejectionForm, action: reject } } as const;

/** Confirming and turning down are the same page with another form. Whoever cannot is sent to the entry, which says why. */
export async function DelegationDecisionPage({ step, ...props }: RouteProps<'ref'> & { step: keyof typeof steps }) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = delegationPath(route.ref, `/${step}`);
  const actor = await staffSignedIn(locale, path);
  const found = await delegationForStaff(actor, route.ref);
  if (!found) missing(locale);
  const { one, now } = found;
  const can = step === 'confirmation' ? may(actor, 'delegation.confirm', one) && !whyNotConfirm(one, actor, undefined) : may(actor, 'delegation.reject', one) && one.status === 'proposed';
  if (!can) redirect(localPath(locale, delegationPath(one.ref)));
  const { form, action } = steps[step];
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, delegationPath(one.ref)), label: one.ref }}>
      <Form
        {...formProps(locale, form, action, { hidden: { ref: one.ref } })}
        title={say(`delegation.${step}.title`)}
        caption={one.ref}
        submit={say(`delegation.${step}.submit`)}
        intro={
          <>
            {step === 'confirmation' && <SecondFactorNotice locale={locale} actor={actor} now={now} here={path} />}
            <DelegationSummary locale={locale} one={one} />
            <p className="govuk-body">{say(`delegation.${step}.body`)}</p>
          </>
        }
      />
    </ServicePage>
  );
}
