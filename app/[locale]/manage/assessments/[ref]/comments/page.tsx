import { NotificationBanner } from '@/components/govuk/notification-banner';
import { staffSignedIn } from '@/lib/access/session';
import { talkForAssessor } from '@/lib/assessment/queries/comments';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { Talk } from '../../../talk';
import { captionOf } from '../caption';

export default async function OwnCommentsPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const file = `/manage/assessments/${route.ref}`;
  const actor = await staffSignedIn(locale, `${file}/comments`);
  const talk = await orMissing(locale, talkForAssessor(actor, route.ref));
  const done = query.done === 'done' || query.done === 'raised' ? query.done : undefined;
  return (
    <ServicePage locale={locale} path={`${file}/comments`} actor={actor} title={say('assessing.talk.title')} back={{ href: localPath(locale, file), label: say('assessment.file.backToFile') }}>
      {done && <NotificationBanner title={say('assessment.step.done')} success>{say(`assessing.talk.${done}`)}</NotificationBanner>}
      <span className="govuk-caption-l">{captionOf(talk)}</span>
      <h1 className="govuk-heading-l">{say('assessing.talk.title')}</h1>
      <Talk locale={locale} talk={talk} at="assessments" writes settles={false} />
    </ServicePage>
  );
}
