import { tokenFrom } from '@/lib/access/confirmation';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { acceptanceUnderWay, awardTermsForRecipient } from '@/lib/variation/queries';
import { variationCodeForm, variationLinkForm, variationNewCodeForm } from '@/lib/variation/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../../route-props';
import { ServicePage } from '../../../../../../../service-page';
import { ConfirmAgain, NoConfirmation } from '../../../../../confirm-again';
import { acceptByCode, acceptByLink, sendAcceptanceAgain } from '../../actions';
import { BlockedVariation } from '../../answer-page';

const forms = { code: [variationCodeForm, acceptByCode], link: [variationLinkForm, acceptByLink], again: [variationNewCodeForm, sendAcceptanceAgain] } satisfies Parameters<typeof ConfirmAgain>[0]['forms'];

export default async function AcceptanceConfirmationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const acceptance = `/apply/awards/${route.ref}/variation/acceptance`;
  const token = tokenFrom(query.token);
  const path = `${acceptance}/confirmation`;
  const actor = await signedIn(locale, token ? `${path}?token=${token}` : path);
  const found = await awardTermsForRecipient(actor, route.ref);
  if (!found) missing(locale);
  const offered = found.waiting?.status === 'approved' ? found.waiting : undefined;
  const underWay = offered && may(actor, 'variation.accept', found) ? await acceptanceUnderWay(actor, offered.ref) : undefined;
  const page = { locale, path, actor, back: { href: localPath(locale, acceptance), label: say('variation.confirmation.back') } };
  if (offered && underWay) {
    return (
      <ServicePage {...page}>
        <ConfirmAgain {...{ locale, actor, forms, underWay, token }} place="variation" what={`${found.award}, ${found.awardTitle}`} sha256={offered.addendumSha256} hidden={{ ref: offered.ref, award: found.award }} />
      </ServicePage>
    );
  }
  return (
    <ServicePage {...page} title={say('variation.confirmation.title')}>
      {offered && may(actor, 'variation.accept', found) ? <NoConfirmation locale={locale} place="variation" back={acceptance} /> : <BlockedVariation locale={locale} answer="acceptance" offered={offered !== undefined} />}
    </ServicePage>
  );
}
