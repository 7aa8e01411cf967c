import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { AgreementText } from '@/components/grant/agreement';
import { confirmationMinutes } from '@/lib/access/confirmation';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { awardForRecipient, type RecipientAward } from '@/lib/award/queries';
import { acceptanceForm } from '@/lib/award/schema';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
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
  if (!award.agreement || award.status !== 'offered' || award.openBeforeSigning > 0 || !may(actor, 'award.accept', award)) {
    return <BlockedAnswer locale={locale} actor={actor} award={award} path={`${path}/acceptance`} title={say('award.acceptance.title')} />;
  }
  return (
    <ServicePage locale={locale} path={`${path}/acceptance`} actor={actor} back={{ href: localPath(locale, path), label: say('award.offer.backToAward') }}>
      <Form
        {...formProps(locale, acceptanceForm, accept, { hidden: { ref: award.ref } })}
        title={say('award.acceptance.title')}
        caption={`${award.ref}, ${award.title}`}
        submit={say('award.acceptance.submit')}
        intro={<ToSign locale={locale} award={award} text={award.agreement.text} sha256={award.agreement.sha256} />}
      />
    </ServicePage>
  );
}

/** What is signed, until when, and how it is confirmed. */
function ToSign({ locale, award, text, sha256 }: { locale: Locale; award: RecipientAward; text: string; sha256: string }) {
  const say = words(locale);
  return (
    <>
      <p className="govuk-body">
        {say('award.acceptance.read')} {award.offerOpenUntil && say('agreement.acceptance.until', { date: formatDate(award.offerOpenUntil, locale) })}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `/apply/awards/${award.ref}/agreement/offered.pdf`)} download>
          {say('agreement.acceptance.pdf')}
        </a>
      </p>
      <AgreementText locale={locale} text={text} level={2} />
      <p className="govuk-body">
        {say('agreement.acceptance.hash')}: <span className="app-hash">{sha256}</span>
      </p>
      <p className="govuk-body">{say('agreement.acceptance.then', { minutes: confirmationMinutes })}</p>
    </>
  );
}
