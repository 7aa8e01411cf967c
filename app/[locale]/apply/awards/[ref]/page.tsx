import { AgreementText } from '@/components/grant/agreement';
import { AwardTag } from '@/components/grant/state-tag';
import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { awardForRecipient, type RecipientAward } from '@/lib/award/queries';
import { takesBankDetails } from '@/lib/bank-account/rules';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { regionOf } from '@/lib/publication/places';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { OwnVariations, VariationToAnswer } from './variations';
import { AgreementState } from './agreement-state';

export default async function OwnAwardPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/awards/${route.ref}`;
  const actor = await signedIn(locale, path);
  const award = await awardForRecipient(actor, route.ref);
  if (!award) missing(locale);
  const done = (['acceptance', 'refusal', 'condition'] as const).find((key) => key === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={award.title} back={{ href: localPath(locale, '/apply'), label: say('award.offer.back') }}>
      {done && (
        <NotificationBanner title={say('award.done.title')} success>
          {done === 'condition' ? say('condition.done.answered') : say(`award.done.${done}`)}
        </NotificationBanner>
      )}
      <span className="govuk-caption-l">{award.ref}</span>
      <h1 className="govuk-heading-l">{award.title}</h1>
      <Standing locale={locale} award={award} />
      <VariationToAnswer locale={locale} actor={actor} award={award.ref} />
      <Facts locale={locale} award={award} />
      <AgreementState locale={locale} actor={actor} award={award} path={path} />
      {award.returnsOutcomes && award.status === 'live' && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `${path}/outcome-returns`)}>
            {say('award.offer.returns')}
          </a>
        </p>
      )}
      <OwnVariations locale={locale} actor={actor} award={award.ref} />
      {takesBankDetails(award.status) && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `${path}/bank-details`)}>
            {say('bank.link')}
          </a>
        </p>
      )}
      <h2 className="govuk-heading-m">{say('award.file.agreement')}</h2>
      {award.agreement ? <AgreementText locale={locale} text={award.agreement.text} /> : <p className="govuk-body">{say('award.file.noAgreement')}</p>}
      {award.status === 'offered' && <Answer locale={locale} path={path} maySign={may(actor, 'award.accept', award)} />}
    </ServicePage>
  );
}

/** Where the award stands, and what comes next. */
function Standing({ locale, award }: { locale: Locale; award: RecipientAward }) {
  const say = words(locale);
  switch (award.status) {
    case 'offered':
      return <InsetText>{say('award.offer.offered', { amount: formatMoney(award.amountAwardedPence) })}{award.offerOpenUntil && ` ${say('decision.offer.openUntil', { date: formatDate(award.offerOpenUntil, locale) })}`}</InsetText>;
    case 'lapsed':
      return <InsetText>{say('decision.offer.lapsed')}</InsetText>;
    case 'accepted':
      return <InsetText>{say('award.offer.signedWaiting')}</InsetText>;
    case 'declined':
      return <InsetText>{say('award.offer.declined')}</InsetText>;
    case 'live':
      return award.agreement && <InsetText>{say('award.offer.live')}</InsetText>;
    default:
      return null;
  }
}

function Facts({ locale, award }: { locale: Locale; award: RecipientAward }) {
  const say = words(locale);
  const { agreement } = award;
  const signed = (name: string | null, at: Date | null) => (name && at ? say('award.file.signedBy', { name, when: formatInstant(at, locale) }) : say('award.file.notYet'));
  return (
    <SummaryList
      rows={[
        { key: say('award.file.organisation'), value: award.organisation },
        { key: say('award.file.region'), value: regionOf(award.leadRegion)?.name[locale] ?? award.leadRegion },
        { key: say('award.file.amount'), value: formatMoney(award.amountAwardedPence) },
        { key: say('award.offer.paid'), value: formatMoney(award.paidPence) },
        { key: say('award.file.dates'), value: say('award.file.fromTo', { from: formatDate(award.plannedStartDate, locale), to: formatDate(award.plannedEndDate, locale) }) },
        { key: say('award.file.state'), value: <AwardTag locale={locale} status={award.status} /> },
        ...(agreement
          ? [
              { key: say('award.file.signed'), value: signed(agreement.signedName, agreement.signedAt) },
              { key: say('award.file.countersigned'), value: signed(agreement.countersignedBy, agreement.countersignedAt) },
              { key: say('award.file.hashKey'), value: <span className="app-hash">{agreement.sha256}</span> },
            ]
          : []),
      ]}
    />
  );
}

function Answer({ locale, path, maySign }: { locale: Locale; path: string; maySign: boolean }) {
  const say = words(locale);
  if (!maySign) {
    return (
      <BlockedButton id="accept" reason={say('award.offer.onlyCertifier')}>
        {say('award.offer.accept')}
      </BlockedButton>
    );
  }
  return (
    <div className="govuk-button-group">
      <ButtonLink href={localPath(locale, `${path}/acceptance`)}>{say('award.offer.accept')}</ButtonLink>
      <a className="govuk-link" href={localPath(locale, `${path}/acceptance/refusal`)}>
        {say('award.offer.decline')}
      </a>
    </div>
  );
}
