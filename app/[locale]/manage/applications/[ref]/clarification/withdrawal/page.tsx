import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { staffSignedIn } from '@/lib/access/session';
import { clarificationForStaff } from '@/lib/clarification/queries';
import { requestWithdrawalForm } from '@/lib/clarification/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { captionOf, stepPath } from '../../step-page';
import { withdrawRequest } from '../actions';

export default async function RequestWithdrawalPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `${stepPath(route.ref)}/clarification/withdrawal`;
  const actor = await staffSignedIn(locale, path);
  const { application } = await orMissing(locale, clarificationForStaff(actor, route.ref));
  const open = application.status === 'clarification_asked';
  const title = say('clarification.withdrawal.title');
  const back = { href: localPath(locale, `${stepPath(application.ref)}/clarification`), label: say('clarification.ask.title') };
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={open ? undefined : title} back={back}>
      {open ? (
        <Form {...formProps(locale, requestWithdrawalForm, withdrawRequest, { hidden: { ref: application.ref } })} title={title} caption={captionOf(application)} intro={<p className="govuk-body">{say('clarification.withdrawal.intro')}</p>} submit={say('clarification.withdrawal.submit')} warning />
      ) : (
        <>
          <span className="govuk-caption-l">{captionOf(application)}</span>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id="withdrawal" reason={say('refusal.no_clarification_is_open')}>
            {say('clarification.withdrawal.submit')}
          </BlockedButton>
        </>
      )}
    </ServicePage>
  );
}
