import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { bankAccountRows } from '@/components/grant/bank-account';
import { SummaryCard, SummaryList } from '@/components/govuk/summary-list';
import { signedIn } from '@/lib/access/session';
import { bankForRecipient } from '@/lib/bank-account/queries';
import { bankObjectionForm } from '@/lib/bank-account/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { objectToBankDetails } from '../actions';

/** "This was not us": where the letters to every certifier lead. Anybody of the organisation may. */
export default async function ObjectionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const list = `/apply/awards/${route.ref}/bank-details`;
  const path = `${list}/objection`;
  const actor = await signedIn(locale, path);
  const bank = await orMissing(locale, bankForRecipient(actor, route.ref));
  // What is open comes first: that is what the command stops.
  const account = bank.open ?? bank.inForce;
  const title = say('bank.objection.title');
  const back = { href: localPath(locale, list), label: say('bank.backToBank') };
  if (!account) {
    return (
      <ServicePage locale={locale} path={path} actor={actor} title={title} back={back}>
        <span className="govuk-caption-l">{`${bank.ref}, ${bank.title}`}</span>
        <h1 className="govuk-heading-l">{title}</h1>
        <p className="govuk-body">{say('bank.objection.nothing')}</p>
      </ServicePage>
    );
  }
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={back}>
      <Form
        {...formProps(locale, bankObjectionForm, objectToBankDetails, { hidden: { ref: bank.ref, account: account.ref } })}
        title={title}
        caption={`${bank.ref}, ${bank.title}`}
        intro={
          <>
            <p className="govuk-body">{say('bank.objection.intro')}</p>
            <SummaryCard title={say('bank.ending', { digits: account.lastDigits })}>
              <SummaryList rows={bankAccountRows(locale, account)} />
            </SummaryCard>
          </>
        }
        submit={say('bank.objection.submit')}
        warning
      />
    </ServicePage>
  );
}
