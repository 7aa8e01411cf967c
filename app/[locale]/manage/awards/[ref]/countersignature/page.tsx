import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { AgreementText } from '@/components/grant/agreement';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { BlockedButton } from '@/components/govuk/button';
import { SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { awardForStaff, type StaffAward } from '@/lib/award/queries';
import { countersignatureForm } from '@/lib/award/schema';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { countersign } from './actions';

export default async function CountersignaturePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/awards/${route.ref}`;
  const here = `${path}/countersignature`;
  const actor = await staffSignedIn(locale, here);
  if (!may(actor, 'award.countersign', null)) missing(locale);
  const award = await awardForStaff(actor, route.ref);
  if (!award) missing(locale);
  const title = say('award.countersignature.title');
  const ready = award.status === 'accepted';
  return (
    <ServicePage locale={locale} path={here} actor={actor} title={ready ? undefined : title} back={{ href: localPath(locale, path), label: say('award.offer.backToAward') }}>
      {!ready && (
        <>
          <span className="govuk-caption-l">{`${award.ref}, ${award.title}`}</span>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id="countersign" reason={say('award.countersignature.why', { state: say(`state.award.${award.status}`) })}>
            {say('award.countersignature.submit')}
          </BlockedButton>
        </>
      )}
      {ready && (
        <Form
          {...formProps(locale, countersignatureForm, countersign, { hidden: { ref: award.ref } })}
          title={title}
          caption={`${award.ref}, ${award.title}`}
          submit={say('award.countersignature.submit')}
          intro={
            <>
              <SecondFactorNotice locale={locale} actor={actor} now={award.now} here={here} />
              <ToSign locale={locale} award={award} />
            </>
          }
        />
      )}
    </ServicePage>
  );
}

function ToSign({ locale, award }: { locale: Locale; award: StaffAward }) {
  const say = words(locale);
  const { agreement } = award;
  const signed = agreement?.signedName && agreement.signedAt ? say('award.file.signedBy', { name: agreement.signedName, when: formatInstant(agreement.signedAt, locale) }) : '';
  return (
    <>
      <p className="govuk-body">{say('award.countersignature.intro', { amount: formatMoney(award.amountAwardedPence), organisation: award.organisation })}</p>
      {award.openBeforePayment > 0 && <p className="govuk-body">{say('agreement.countersign.conditions', { count: award.openBeforePayment })}</p>}
      <SummaryList
        rows={[
          { key: say('award.countersignature.signed'), value: signed },
          { key: say('agreement.countersign.hash'), value: <span className="app-hash">{agreement?.sha256}</span> },
        ]}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `/manage/awards/${award.ref}/agreement/signed.pdf`)} download>
          {say('agreement.countersign.pdf')}
        </a>
      </p>
      {agreement && <AgreementText locale={locale} text={agreement.text} level={2} />}
    </>
  );
}
