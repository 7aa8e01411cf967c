import { NotificationBanner } from '@/components/govuk/notification-banner';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { talkForStaff } from '@/lib/assessment/queries/comments';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { Talk } from '../../../talk';
import { captionOf, stepPath } from '../step-page';

export default async function CommentsPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `${stepPath(route.ref)}/comments`;
  const actor = await staffSignedIn(locale, path);
  const talk = await orMissing(locale, talkForStaff(actor, route.ref));
  const said = { done: say('assessing.talk.done'), raised: say('assessing.talk.raised'), settled: say('assessing.flag.done.settled'), allocated: say('assessing.flag.done.allocated') };
  const done = Object.entries(said).find(([key]) => key === query.done)?.[1];
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('assessing.talk.title')} back={{ href: localPath(locale, stepPath(talk.ref)), label: say('assessment.file.backToFile') }}>
      {done && <NotificationBanner title={say('assessment.step.done')} success>{done}</NotificationBanner>}
      <span className="govuk-caption-l">{captionOf(talk)}</span>
      <h1 className="govuk-heading-l">{say('assessing.talk.title')}</h1>
      <Talk locale={locale} talk={talk} at="applications" writes={may(actor, 'comment.write', { assessorIds: [] })} settles={may(actor, 'flag.settle', null)} />
    </ServicePage>
  );
}
