import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { rawOf } from '@/lib/field-raw';
import { localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { awardTermsForStaff } from '@/lib/variation/queries';
import { whyNotVary } from '@/lib/variation/rules';
import { unusedForm } from '@/lib/variation/schema';
import { openVariationStates } from '@/lib/variation/vocabulary';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { proposeUnused } from '../../../variations/actions';

export default async function ReleaseUnusedPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/awards/${route.ref}/unused`;
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'variation.propose', null)) missing(locale);
  const found = await awardTermsForStaff(actor, route.ref);
  if (!found) missing(locale);
  const refusal = whyNotVary(found.awardStatus, 'unused');
  const underWay = found.variations.find(({ status }) => openVariationStates.some((one) => one === status));
  const blocked = refusal ? refusalSentence(locale, refusal) : underWay && say('variation.section.notNow', { reference: underWay.ref });
  const title = say('variation.unused.title');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={blocked ? title : undefined} back={{ href: localPath(locale, `/manage/awards/${found.award}`), label: found.award }}>
      {blocked && (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id="release" reason={blocked}>
            {say('variation.unused.submit')}
          </BlockedButton>
        </>
      )}
      {!blocked && (
        <Form
          {...formProps(locale, unusedForm, proposeUnused, { values: rawOf(unusedForm.fields, { amount: found.roomPence }), hidden: { award: found.award } })}
          title={title}
          caption={`${found.award}, ${found.awardTitle}`}
          submit={say('variation.unused.submit')}
          intro={<p className="govuk-body">{say('variation.unused.intro', { room: formatMoney(found.roomPence) })}</p>}
        />
      )}
    </ServicePage>
  );
}
