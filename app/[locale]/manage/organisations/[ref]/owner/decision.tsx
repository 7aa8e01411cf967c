import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { takeoversForStaff } from '@/lib/takeover/queries';
import { whyNotConfirm } from '@/lib/takeover/rules';
import { stopForm, takeoverConfirmationForm } from '@/lib/takeover/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { confirm, stop } from './actions';
import { ownerPath, TakeoverSummary } from './parts';

const steps = { confirmation: { form: takeoverConfirmationForm, action: confirm }, withdrawal: { form: stopForm, action: stop } } as const;

/** Confirming and stopping are the same page with another form. Whoever can do neither is sent to the page that says why. */
export async function TakeoverDecisionPage({ step, ...props }: RouteProps<'ref'> & { step: keyof typeof steps }) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = ownerPath(route.ref, `/${step}`);
  const actor = await staffSignedIn(locale, path);
  const found = await takeoversForStaff(actor, route.ref);
  if (!found) missing(locale);
  const takeover = found.takeovers.find((one) => one.open);
  const blocked = step === 'confirmation' ? whyNotConfirm(takeover, actor) || !may(actor, 'takeover.confirm', { proposedBy: takeover?.proposedBy ?? '' }) : !may(actor, 'takeover.stop', null);
  if (!takeover || blocked) redirect(localPath(locale, ownerPath(found.ref)));
  const { form, action } = steps[step];
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, ownerPath(found.ref)), label: found.name }}>
      <Form
        {...formProps(locale, form, action, { hidden: { organisation: found.ref, ...(step === 'confirmation' ? { email: takeover.email } : {}) } })}
        title={say(`takeover.${step}.title`, { name: found.name })}
        submit={say(`takeover.${step}.submit`)}
        warning
        intro={
          <>
            {step === 'confirmation' && <SecondFactorNotice locale={locale} actor={actor} now={found.now} here={path} />}
            <TakeoverSummary locale={locale} takeover={takeover} now={found.now} />
            <p className="govuk-body">{say(`takeover.${step}.body`)}</p>
          </>
        }
      />
    </ServicePage>
  );
}
