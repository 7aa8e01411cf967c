import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { AgreementText } from '@/components/grant/agreement';
import { TermsTable } from '@/components/grant/terms-table';
import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { rawOf } from '@/lib/field-raw';
import { type Locale, localPath } from '@/lib/locale';
import { awardTermsForRecipient, type RecipientTerms } from '@/lib/variation/queries';
import { whyNotVary } from '@/lib/variation/rules';
import { askForm } from '@/lib/variation/schema';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { ask } from './actions';

export default async function OwnVariationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/awards/${route.ref}/variation`;
  const actor = await signedIn(locale, path);
  const found = await awardTermsForRecipient(actor, route.ref);
  if (!found) missing(locale);
  const { waiting } = found;
  const refusal = whyNotVary(found.awardStatus, 'terms');
  const blocked = refusal ? refusalSentence(locale, refusal) : may(actor, 'variation.ask', found) ? undefined : say('variation.section.onlyCertifier');
  const title = say(waiting ? 'variation.own.title' : 'variation.ask.pageTitle');
  const done = (['asked', 'accepted', 'declined'] as const).find((key) => key === query.done);
  const page = { locale, path, actor, back: { href: localPath(locale, `/apply/awards/${found.award}`), label: say('award.offer.backToAward') } };
  if (!waiting && !blocked && !done) {
    return (
      <ServicePage {...page}>
        <Asking locale={locale} found={found} />
      </ServicePage>
    );
  }
  return (
    <ServicePage {...page} title={title}>
      {done && (
        <NotificationBanner title={say('variation.done.title')} success>
          {say(`variation.done.${done}`)}
        </NotificationBanner>
      )}
      <span className="govuk-caption-l">{`${found.award}, ${found.awardTitle}`}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      {waiting && <Waiting locale={locale} actor={actor} found={found} waiting={waiting} />}
      {!waiting && blocked && (
        <BlockedButton id="ask" reason={blocked}>
          {say('variation.ask.submit')}
        </BlockedButton>
      )}
    </ServicePage>
  );
}

function Asking({ locale, found }: { locale: Locale; found: RecipientTerms }) {
  const say = words(locale);
  const values = { ...found.terms, amount: found.amountAwardedPence, startsOn: found.terms.plannedStartDate, endsOn: found.terms.plannedEndDate };
  return (
    <Form
      {...formProps(locale, askForm, ask, { values: rawOf(askForm.fields, values), hidden: { award: found.award } })}
      title={say('variation.ask.pageTitle')}
      caption={`${found.award}, ${found.awardTitle}`}
      submit={say('variation.ask.submit')}
      intro={<p className="govuk-body">{say('variation.ask.intro')}</p>}
    />
  );
}

/** What was asked for and waits for the fund; or what the fund offers, to be accepted or declined. */
function Waiting({ locale, actor, found, waiting }: { locale: Locale; actor: Person; found: RecipientTerms; waiting: NonNullable<RecipientTerms['waiting']> }) {
  const say = words(locale);
  const path = `/apply/awards/${found.award}/variation`;
  const offered = waiting.status === 'approved';
  return (
    <>
      <InsetText>{say(offered ? 'variation.own.offered' : 'variation.own.waits')}</InsetText>
      <TermsTable locale={locale} change={waiting} />
      {offered && waiting.addendum && <AgreementText locale={locale} text={waiting.addendum} level={2} />}
      {offered && may(actor, 'variation.accept', found) && (
        <ButtonGroup>
          <ButtonLink href={localPath(locale, `${path}/acceptance`)}>{say('variation.own.accept')}</ButtonLink>
          <a className="govuk-link" href={localPath(locale, `${path}/refusal`)}>
            {say('variation.own.decline')}
          </a>
        </ButtonGroup>
      )}
      {offered && !may(actor, 'variation.accept', found) && (
        <BlockedButton id="accept" reason={say('variation.own.onlyCertifier')}>
          {say('variation.own.accept')}
        </BlockedButton>
      )}
    </>
  );
}
