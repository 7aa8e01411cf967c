import { AgreementText } from '@/components/grant/agreement';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { awardForStaff, type StaffAward } from '@/lib/award/queries';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { word, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { BankLink } from './bank-details/parts';
import { AgreementState } from './agreement-state';
import { AwardFacts, Signatures, Sites } from './facts';
import { PublicationState } from './publication-state';
import { AwardVariations } from './variations';
import { Subsidy } from './subsidy/state';

export default async function AwardPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/awards/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const award = await awardForStaff(actor, route.ref);
  if (!award) missing(locale);
  const done = (['countersignature', 'waits', 'extension', 'publication', 'withdrawal'] as const).find((key) => key === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={award.title} back={{ href: localPath(locale, '/manage/awards'), label: say('award.list.back') }}>
      {done && (
        <NotificationBanner title={say('award.done.title')} success>
          {done === 'waits' || done === 'extension' ? say(`agreement.done.${done}`) : say(`award.done.${done}`)}
        </NotificationBanner>
      )}
      <span className="govuk-caption-l">{award.ref}</span>
      <h1 className="govuk-heading-l">{award.title}</h1>
      <AwardFacts locale={locale} award={award} />
      <Money locale={locale} award={award} />
      {award.origin !== 'devolved' && <AwardVariations locale={locale} actor={actor} award={award.ref} />}
      <Subsidy locale={locale} actor={actor} awardRef={award.ref} />
      <BankLink locale={locale} actor={actor} awardRef={award.ref} />
      <PublicationState locale={locale} actor={actor} award={award} path={path} />
      <Sites locale={locale} sites={award.sites} />
      <h2 className="govuk-heading-m">{say('award.file.agreement')}</h2>
      {award.agreement ? (
        <>
          <Signatures locale={locale} actor={actor} award={award} path={path} />
          <AgreementState locale={locale} actor={actor} award={award} path={path} />
          <p className="govuk-body">
            {say('award.file.hash')} <span className="app-hash">{award.agreement.sha256}</span>
          </p>
          <AgreementText locale={locale} text={award.agreement.text} />
        </>
      ) : (
        <p className="govuk-body">{say('award.file.noAgreement')}</p>
      )}
      {award.origin !== 'application' && may(actor, 'conflict.read', null) && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `${path}/restriction`)}>
            {say('conflict.award.link')}
          </a>
        </p>
      )}
      <History locale={locale} award={award} />
    </ServicePage>
  );
}

/** Where this award's money stands; a devolved government's report is no commitment of the fund. */
function Money({ locale, award }: { locale: Locale; award: StaffAward }) {
  const say = words(locale);
  const envelope = locale === 'cy' ? award.envelopeCy : award.envelopeEn;
  return (
    <>
      <h2 className="govuk-heading-m">{say('award.file.money')}</h2>
      <Table
        caption={envelope ? say('award.file.moneyCaption', { envelope }) : say('award.file.moneyHere')}
        captionSize="s"
        columns={[{ label: say('award.file.position') }, { label: say('award.file.sum'), numeric: true }]}
        rows={
          award.origin === 'devolved'
            ? [[say('award.file.reported'), formatMoney(award.committedPence)]]
            : [
                [say('award.file.earmarked'), formatMoney(award.earmarkedPence)],
                [say('award.file.committed'), formatMoney(award.committedPence)],
                [say('award.file.paid'), formatMoney(award.paidPence)],
              ]
        }
      />
    </>
  );
}

function History({ locale, award }: { locale: Locale; award: StaffAward }) {
  const say = words(locale);
  return (
    <>
      {award.declineReason && <SummaryList rows={[{ key: say('award.file.declineReason'), value: award.declineReason }]} />}
      <Table
        caption={say('award.file.history')}
        small
        rowHeaders={false}
        columns={[{ label: say('award.file.when') }, { label: say('award.file.what') }, { label: say('award.file.who') }]}
        rows={award.history.map((line) => [formatInstant(line.at, locale), word(locale, `award.event.${line.name.replace('.', '_')}`), line.by ?? say('award.file.service')])}
      />
    </>
  );
}
