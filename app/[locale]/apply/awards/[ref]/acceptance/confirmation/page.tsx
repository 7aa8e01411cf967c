import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SummaryList } from '@/components/govuk/summary-list';
import type { Person } from '@/lib/access/actor';
import { tokenFrom } from '@/lib/access/confirmation';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { signatureUnderWay, type SignatureUnderWay } from '@/lib/award/agreement-queries';
import { awardForRecipient, type RecipientAward } from '@/lib/award/queries';
import { newCodeForm, signatureCodeForm, signatureLinkForm } from '@/lib/award/schema';
import { formatTime } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { BlockedAnswer } from '../../blocked-answer';
import { confirmByCode, confirmByLink, sendAgain } from '../actions';

/** Where the code is typed, and where the letter's link leads: opening it signs nothing, its button does. */
export default async function SignatureConfirmationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/awards/${route.ref}`;
  const token = tokenFrom(query.token);
  const here = `${path}/acceptance/confirmation`;
  const actor = await signedIn(locale, token ? `${here}?token=${token}` : here);
  const award = await awardForRecipient(actor, route.ref);
  if (!award) missing(locale);
  const title = say('agreement.confirmation.title');
  if (!award.agreement || award.status !== 'offered' || award.openBeforeSigning > 0 || !may(actor, 'award.accept', award)) return <BlockedAnswer locale={locale} actor={actor} award={award} path={here} title={title} />;
  const signature = await signatureUnderWay(actor, route.ref);
  return (
    <ServicePage locale={locale} path={here} actor={actor} title={signature ? undefined : title} back={{ href: localPath(locale, `${path}/acceptance`), label: say('agreement.confirmation.back') }}>
      {signature ? <Confirm locale={locale} actor={actor} award={award} signature={signature} token={token} /> : <None locale={locale} path={path} title={title} />}
    </ServicePage>
  );
}

function None({ locale, path, title }: { locale: Locale; path: string; title: string }) {
  const say = words(locale);
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{say('agreement.confirmation.none')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `${path}/acceptance`)}>
          {say('agreement.confirmation.back')}
        </a>
      </p>
    </>
  );
}

type ConfirmProps = { locale: Locale; actor: Person; award: RecipientAward; signature: SignatureUnderWay; token: string | undefined };

function Confirm({ locale, actor, award, signature, token }: ConfirmProps) {
  const say = words(locale);
  const intro = (
    <>
      <p className="govuk-body">{token ? say('agreement.confirmation.linkIntro') : say('agreement.confirmation.sent', { email: actor.email, time: formatTime(signature.expiresAt) })}</p>
      <SummaryList
        rows={[
          { key: say('agreement.confirmation.award'), value: `${award.ref}, ${award.title}` },
          { key: say('agreement.confirmation.signs'), value: signature.name },
          { key: say('agreement.confirmation.hash'), value: <span className="app-hash">{award.agreement?.sha256}</span> },
        ]}
      />
    </>
  );
  const title = say('agreement.confirmation.title');
  return (
    <>
      {token ? (
        <Form {...formProps(locale, signatureLinkForm, confirmByLink, { hidden: { ref: award.ref, token } })} title={title} intro={intro} submit={say('agreement.link.submit')} />
      ) : (
        <Form {...formProps(locale, signatureCodeForm, confirmByCode, { hidden: { ref: award.ref } })} title={title} intro={intro} submit={say('agreement.code.submit')} />
      )}
      <p className="govuk-body">{say('agreement.confirmation.slow')}</p>
      <Form {...formProps(locale, newCodeForm, sendAgain, { hidden: { ref: award.ref, name: signature.name } })} submit={say('agreement.again.submit')} />
    </>
  );
}
