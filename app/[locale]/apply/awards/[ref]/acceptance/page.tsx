import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { AgreementText } from '@/components/grant/agreement';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { awardForRecipient } from '@/lib/award/queries';
import { acceptanceForm } from '@/lib/award/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { BlockedAnswer } from '../blocked-answer';
import { accept } from './actions';

export default async function AcceptancePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/awards/${route.ref}`;
  const actor = await signedIn(locale, `${path}/acceptance`);
  const award = await awardForRecipient(actor, route.ref);
  if (!award) missing(locale);
  if (!award.agreement || award.status !== 'offered' || !may(actor, 'award.accept', award)) {
    return <BlockedAnswer locale={locale} actor={actor} award={award} path={`${path}/acceptance`} title={say('award.acceptance.title')} />;
  }
  return (
    <ServicePage locale={locale} path={`${path}/acceptance`} actor={actor} back={{ href: localPath(locale, path), label: say('award.offer.backToAward') }}>
      <Form
        {...formProps(locale, acceptanceForm, accept, { hidden: { ref: award.ref } })}
        title={say('award.acceptance.title')}
        caption={`${award.ref}, ${award.title}`}
        submit={say('award.acceptance.submit')}
        intro={
          <>
            <p className="govuk-body">{say('award.acceptance.read')}</p>
            <AgreementText text={award.agreement.text} level={2} />
          </>
        }
      />
    </ServicePage>
  );
}
