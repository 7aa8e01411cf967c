import { Panel } from '@/components/govuk/panel';
import { SummaryList } from '@/components/govuk/summary-list';
import { signedIn } from '@/lib/access/session';
import { receiptForMember, type SubmissionReceipt } from '@/lib/application/queries';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { AnswerSections } from '../sections';

/** The receipt, and the copy that counts: readable for as long as the service is. */
export default async function ReceiptPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/receipt`;
  const actor = await signedIn(locale, path);
  const receipt = await receiptForMember(actor, route.ref);
  if (!receipt) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('application.receipt.title')} back={{ href: localPath(locale, `/apply/applications/${receipt.ref}`), label: receipt.frozen.facts.title }}>
      <Panel title={say('application.receipt.title')}>{say('application.receipt.body', { ref: receipt.ref })}</Panel>
      <p className="govuk-body">{say(actor.rehearses ? 'rounds.rehearsal.noMail' : 'application.receipt.mailed')}</p>
      <Facts locale={locale} receipt={receipt} />
      <p className="govuk-body">{say('application.receipt.what')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `${path}/copy`)} download>
          {say('application.receipt.download')}
        </a>
        <br />
        <a className="govuk-link" href={localPath(locale, `${path}/copy.pdf`)} download>
          {say('rounds.printed.receiptPdf')}
        </a>
      </p>
      <h2 className="govuk-heading-m">{say('application.receipt.next')}</h2>
      <p className="govuk-body">{say('application.receipt.nextBody')}</p>
      <h2 className="govuk-heading-l">{say('application.receipt.copy')}</h2>
      <AnswerSections locale={locale} set={receipt.set} answers={receipt.frozen.answers} />
    </ServicePage>
  );
}

function Facts({ locale, receipt }: { locale: Locale; receipt: SubmissionReceipt }) {
  const say = words(locale);
  const { organisation, questions } = receipt.frozen;
  return (
    <SummaryList
      rows={[
        { key: say('application.receipt.submittedAt'), value: say('application.receipt.london', { when: formatInstant(receipt.submittedAt, locale) }) },
        { key: say('application.receipt.certifiedBy'), value: receipt.certifiedBy },
        { key: say('application.receipt.organisation'), value: organisation.name },
        { key: say('application.receipt.identifier'), value: `${organisation.identifierScheme} ${organisation.identifier}` },
        { key: say('application.receipt.round'), value: receipt.roundTitle[locale] },
        { key: say('application.receipt.questions'), value: say('application.receipt.version', questions) },
        { key: say('application.receipt.hash'), value: <code className="app-hash">{receipt.sha256}</code> },
      ]}
    />
  );
}
