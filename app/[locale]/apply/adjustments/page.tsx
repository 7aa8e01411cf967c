import { ButtonLink } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { AdjustmentCard } from '@/components/grant/adjustment';
import { ownAdjustments } from '@/lib/adjustment/queries';
import { signedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

export default async function AdjustmentsPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await signedIn(locale, '/apply/adjustments');
  const requests = await ownAdjustments(actor);
  return (
    <ServicePage locale={locale} path="/apply/adjustments" actor={actor} title={say('adjustment.title')} back={{ href: localPath(locale, '/apply'), label: say('application.back.home') }}>
      {query.done && (
        <NotificationBanner title={say('assessment.step.done')} success>
          {say('adjustment.done')}
        </NotificationBanner>
      )}
      <h1 className="govuk-heading-l">{say('adjustment.title')}</h1>
      <p className="govuk-body">{say('adjustment.intro')}</p>
      <ButtonLink href={localPath(locale, '/apply/adjustments/new')}>{say('adjustment.request.title')}</ButtonLink>
      {requests.map((request) => (
        <AdjustmentCard key={request.ref} locale={locale} request={request} />
      ))}
    </ServicePage>
  );
}
