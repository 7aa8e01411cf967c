import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { AgreementText } from '@/components/grant/agreement';
import { TermsTable } from '@/components/grant/terms-table';
import { BlockedButton } from '@/components/govuk/button';
import { confirmationMinutes } from '@/lib/access/confirmation';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { awardTermsForRecipient } from '@/lib/variation/queries';
import { variationAcceptanceForm, variationDeclineForm } from '@/lib/variation/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { accept, decline } from './actions';

const answers = {
  acceptance: { form: variationAcceptanceForm, action: accept, body: 'variation.acceptance.read' },
  declining: { form: variationDeclineForm, action: decline, body: 'variation.declining.body' },
} as const;
const steps = { acceptance: 'acceptance', declining: 'refusal' } as const;

/** Accepting and declining are the same page with another form. */
export async function AnswerPage({ answer, ...props }: RouteProps<'ref'> & { answer: keyof typeof answers }) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const here = `/apply/awards/${route.ref}/variation`;
  const path = `${here}/${steps[answer]}`;
  const actor = await signedIn(locale, path);
  const found = await awardTermsForRecipient(actor, route.ref);
  if (!found) missing(locale);
  const { form, action, body } = answers[answer];
  const offered = found.waiting?.status === 'approved' ? found.waiting : undefined;
  const ready = offered && may(actor, 'variation.accept', found);
  const title = say(`variation.${answer}.title`);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={ready ? undefined : title} back={{ href: localPath(locale, here), label: say('variation.own.title') }}>
      {!ready && <BlockedVariation locale={locale} answer={answer} offered={offered !== undefined} />}
      {ready && (
        <Form
          {...formProps(locale, form, action, { hidden: { ref: offered.ref, award: found.award } })}
          title={title}
          caption={`${found.award}, ${found.awardTitle}`}
          submit={say(`variation.${answer}.submit`)}
          intro={
            <>
              <p className="govuk-body">{say(body)}</p>
              <TermsTable locale={locale} change={offered} />
              {offered.addendum && <AgreementText locale={locale} text={offered.addendum} level={2} />}
              {answer === 'acceptance' && <p className="govuk-body">{say('variation.confirmation.then', { minutes: confirmationMinutes })}</p>}
            </>
          }
        />
      )}
    </ServicePage>
  );
}

/** Nothing is offered, or it is a certifier's to answer: the reason in the form's place. */
export function BlockedVariation({ locale, answer, offered }: { locale: Locale; answer: keyof typeof answers; offered: boolean }) {
  const say = words(locale);
  return (
    <>
      <h1 className="govuk-heading-l">{say(`variation.${answer}.title`)}</h1>
      <BlockedButton id="answer" reason={say(offered ? 'variation.own.onlyCertifier' : 'variation.own.nothing')}>
        {say(`variation.${answer}.submit`)}
      </BlockedButton>
    </>
  );
}
