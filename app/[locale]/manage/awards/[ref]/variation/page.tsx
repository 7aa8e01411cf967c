import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { rawOf } from '@/lib/field-raw';
import { type Locale, localPath } from '@/lib/locale';
import { type AwardTerms, awardTermsForStaff } from '@/lib/variation/queries';
import { whyNotVary } from '@/lib/variation/rules';
import { proposalForm } from '@/lib/variation/schema';
import { openVariationStates } from '@/lib/variation/vocabulary';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { propose } from '../../../variations/actions';

export default async function ProposeVariationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/awards/${route.ref}/variation`;
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'variation.propose', null)) missing(locale);
  const found = await awardTermsForStaff(actor, route.ref);
  if (!found) missing(locale);
  const blocked = whyNot(locale, found);
  const title = say('variation.proposal.pageTitle');
  const back = { href: localPath(locale, `/manage/awards/${found.award}`), label: found.award };
  if (blocked) {
    return (
      <ServicePage locale={locale} path={path} actor={actor} title={title} back={back}>
        <h1 className="govuk-heading-l">{title}</h1>
        <BlockedButton id="propose" reason={blocked}>
          {say('variation.proposal.submit')}
        </BlockedButton>
      </ServicePage>
    );
  }
  const asked = found.asked;
  const terms = asked?.after ?? found.terms;
  const values = { ...terms, amount: asked?.toPence ?? found.amountAwardedPence, startsOn: terms.plannedStartDate, endsOn: terms.plannedEndDate, reason: asked?.reason };
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={back}>
      <Form
        {...formProps(locale, proposalForm, propose, { values: rawOf(proposalForm.fields, values), hidden: { award: found.award } })}
        title={title}
        caption={`${found.award}, ${found.awardTitle}`}
        submit={say('variation.proposal.submit')}
        intro={
          <>
            <p className="govuk-body">{say('variation.proposal.intro')}</p>
            {asked && <InsetText>{say('variation.proposal.asked', { reason: asked.reason })}</InsetText>}
          </>
        }
      />
    </ServicePage>
  );
}

function whyNot(locale: Locale, found: AwardTerms): string | undefined {
  const refusal = whyNotVary(found.awardStatus, 'terms');
  if (refusal) return refusalSentence(locale, refusal);
  const underWay = found.variations.find(({ status }) => status !== 'asked' && openVariationStates.some((one) => one === status));
  return underWay && words(locale)('variation.section.notNow', { reference: underWay.ref });
}
