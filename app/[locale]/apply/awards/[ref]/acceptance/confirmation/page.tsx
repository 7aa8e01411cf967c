import { tokenFrom } from '@/lib/access/confirmation';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { signatureUnderWay } from '@/lib/award/agreement-queries';
import { awardForRecipient } from '@/lib/award/queries';
import { newCodeForm, signatureCodeForm, signatureLinkForm } from '@/lib/award/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { BlockedAnswer } from '../../blocked-answer';
import { ConfirmAgain, NoConfirmation } from '../../../../confirm-again';
import { confirmByCode, confirmByLink, sendAgain } from '../actions';

const forms = { code: [signatureCodeForm, confirmByCode], link: [signatureLinkForm, confirmByLink], again: [newCodeForm, sendAgain] } satisfies Parameters<typeof ConfirmAgain>[0]['forms'];

export default async function SignatureConfirmationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/awards/${route.ref}`;
  const token = tokenFrom(query.token);
  const here = `${path}/acceptance/confirmation`;
  const actor = await signedIn(locale, token ? `${here}?token=${token}` : here);
  const award = await awardForRecipient(actor, route.ref);
  if (!award) missing(locale);
  const title = say('agreement.confirmation.title');
  if (!award.agreement || award.status !== 'offered' || award.openBeforeSigning > 0 || !may(actor, 'award.accept', award)) return <BlockedAnswer locale={locale} actor={actor} award={award} path={here} title={title} />;
  const underWay = await signatureUnderWay(actor, route.ref);
  return (
    <ServicePage locale={locale} path={here} actor={actor} title={underWay ? undefined : title} back={{ href: localPath(locale, `${path}/acceptance`), label: say('agreement.confirmation.back') }}>
      {underWay ? (
        <ConfirmAgain {...{ locale, actor, forms, underWay, token }} place="agreement" what={`${award.ref}, ${award.title}`} sha256={award.agreement.sha256} hidden={{ ref: award.ref }} />
      ) : (
        <NoConfirmation locale={locale} place="agreement" back={`${path}/acceptance`} />
      )}
    </ServicePage>
  );
}
