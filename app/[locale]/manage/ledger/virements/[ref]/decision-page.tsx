import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { virementForStaff } from '@/lib/virement/queries';
import { whyNotConfirm } from '@/lib/virement/rules';
import { virementConfirmationForm, virementRejectionForm } from '@/lib/virement/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { confirm, reject } from '../actions';
import { VirementSummary, virementPath } from '../parts';

const steps = { confirmation: { form: virementConfirmationForm, action: confirm }, rejection: { form: virementRejectionForm, action: reject } } as const;

/** Confirming and turning down are the same page with another form. Whoever cannot is sent to the virement, which says why. */
export async function VirementDecisionPage({ step, ...props }: RouteProps<'ref'> & { step: keyof typeof steps }) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = virementPath(route.ref, `/${step}`);
  const actor = await staffSignedIn(locale, path);
  const found = await virementForStaff(actor, route.ref);
  if (!found) missing(locale);
  const { one, fromLeftPence, now } = found;
  const can = step === 'confirmation' ? may(actor, 'virement.confirm', one) && !whyNotConfirm(one, actor) : may(actor, 'virement.reject', null) && one.status === 'proposed';
  if (!can) redirect(localPath(locale, virementPath(one.ref)));
  const { form, action } = steps[step];
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, virementPath(one.ref)), label: one.ref }}>
      <Form
        {...formProps(locale, form, action, { hidden: { ref: one.ref } })}
        title={say(`virement.${step}.title`)}
        caption={one.ref}
        submit={say(`virement.${step}.submit`)}
        intro={
          <>
            {step === 'confirmation' && <SecondFactorNotice locale={locale} actor={actor} now={now} here={path} />}
            <VirementSummary locale={locale} one={one} leftPence={fromLeftPence} />
            <p className="govuk-body">{say(`virement.${step}.body`)}</p>
          </>
        }
      />
    </ServicePage>
  );
}
