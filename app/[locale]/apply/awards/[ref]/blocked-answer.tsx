import { BlockedButton } from '@/components/govuk/button';
import { isMember, type Person } from '@/lib/access/actor';
import type { RecipientAward } from '@/lib/award/queries';
import { formatDate } from '@/lib/dates';
import { environment } from '@/lib/env';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { ServicePage } from '../../../../service-page';

type Props = { locale: Locale; actor: Person; award: RecipientAward; path: string; title: string };

/** Signing or declining, where this person cannot do it now: the reason in the form's place. */
export function BlockedAnswer({ locale, actor, award, path, title }: Props) {
  const say = words(locale);
  const [organisation, contact] = [award.organisationId, environment().CONTACT_EMAIL];
  const reason = award.status === 'lapsed' && award.offerOpenUntil ? say('agreement.acceptance.lapsed', { date: formatDate(award.offerOpenUntil, locale), contact })
    : award.status === 'offered' && award.openBeforeSigning > 0 && isMember(actor, organisation, 'certifier') ? say('agreement.acceptance.open', { count: award.openBeforeSigning })
    : award.status === 'offered' ? say('award.offer.onlyCertifier') : say('award.offer.notOffered', { state: say(`state.award.${award.status}`) });
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, `/apply/awards/${award.ref}`), label: say('award.offer.backToAward') }}>
      <span className="govuk-caption-l">{`${award.ref}, ${award.title}`}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <BlockedButton id="answer" reason={reason}>
        {title}
      </BlockedButton>
    </ServicePage>
  );
}
