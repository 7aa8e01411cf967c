import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Clarifications } from '@/components/grant/clarifications';
import { signedIn } from '@/lib/access/session';
import { attachmentsForMember } from '@/lib/attachment/queries';
import { clarificationForMember } from '@/lib/clarification/queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { nameOf } from '../standing';
import { saveOwnClarification } from './actions';
import { Answering, asksForFiles } from './answering';

export default async function OwnClarificationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/clarification`;
  const actor = await signedIn(locale, path);
  const { application, open, earlier } = await orMissing(locale, clarificationForMember(actor, route.ref));
  const files = asksForFiles({ open }) ? await attachmentsForMember(actor, route.ref) : undefined;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={open ? undefined : say('clarification.title')} back={{ href: localPath(locale, `/apply/applications/${application.ref}`), label: nameOf(locale, application) }}>
      {query.done && !open && (
        <NotificationBanner title={say('assessment.step.done')} success>
          {say('clarification.sent')}
        </NotificationBanner>
      )}
      {open ? (
        <Answering {...{ locale, application, open, query, files }} save={saveOwnClarification} title={say('clarification.own.title')} intro={say('clarification.own.intro', { organisation: application.organisationName })} />
      ) : (
        <h1 className="govuk-heading-l">{say('clarification.own.title')}</h1>
      )}
      <Clarifications locale={locale} clarifications={earlier} />
    </ServicePage>
  );
}
