import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { deadlineChangeForStaff } from '@/lib/deadline/queries';
import { whyNotDecide } from '@/lib/deadline/rules';
import { confirmationForm, rejectionForm } from '@/lib/deadline/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { confirm, reject } from '../actions';
import { ChangeSummary, changePath } from '../parts';

const steps = {
  confirmation: { form: confirmationForm, action: confirm, submit: 'confirm' },
  rejection: { form: rejectionForm, action: reject, submit: 'reject' },
} as const;

/** Confirming and rejecting are the same page with another form. Whoever cannot decide is sent to the change, which says why. */
export async function DecisionPage({ step, ...props }: RouteProps<'ref'> & { step: keyof typeof steps }) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = changePath(route.ref, `/${step}`);
  const actor = await staffSignedIn(locale, path);
  const found = await deadlineChangeForStaff(actor, route.ref);
  if (!found) missing(locale);
  const { change, now } = found;
  if (whyNotDecide(change, actor) || !may(actor, 'deadline.confirm', change)) redirect(localPath(locale, changePath(change.ref)));
  const { form, action, submit } = steps[step];
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, changePath(change.ref)), label: change.ref }}>
      <Form
        {...formProps(locale, form, action, { hidden: { ref: change.ref } })}
        title={say(`deadline.${step}.title`)}
        caption={change.ref}
        submit={say(`deadline.one.${submit}`)}
        intro={
          <>
            <SecondFactorNotice locale={locale} actor={actor} now={now} here={path} />
            <ChangeSummary locale={locale} change={change} />
            <p className="govuk-body">{say(`deadline.${step}.body`)}</p>
          </>
        }
      />
    </ServicePage>
  );
}
