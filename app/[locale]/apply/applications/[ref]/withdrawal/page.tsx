import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { applicationForMember } from '@/lib/application/queries';
import { whyNotWithdraw } from '@/lib/application/rules';
import { withdrawalForm } from '@/lib/application/schema';
import { localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { withdrawOwnApplication } from '../../actions';
import { nameOf } from '../standing';

export default async function WithdrawalPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/withdrawal`;
  const actor = await signedIn(locale, path);
  const application = await applicationForMember(actor, route.ref);
  if (!application) missing(locale);
  const refusal = whyNotWithdraw(application);
  const blocked = refusal ? refusalSentence(locale, refusal) : may(actor, 'application.withdraw', application) ? undefined : say('application.withdrawal.role', { organisation: application.organisationName });
  const title = say('application.withdrawal.title');
  const body = <p className="govuk-body">{say('application.withdrawal.body')}</p>;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={blocked ? title : undefined} back={{ href: localPath(locale, `/apply/applications/${application.ref}`), label: nameOf(locale, application) }}>
      {blocked ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          {body}
          <BlockedButton id="withdrawal" reason={blocked}>
            {say('application.withdrawal.submit')}
          </BlockedButton>
        </>
      ) : (
        <Form {...formProps(locale, withdrawalForm, withdrawOwnApplication, { hidden: { application: application.ref } })} title={title} intro={body} submit={say('application.withdrawal.submit')} warning />
      )}
    </ServicePage>
  );
}
