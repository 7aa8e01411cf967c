import { NotificationBanner } from '@/components/govuk/notification-banner';
import { type Task, TaskList } from '@/components/govuk/task-list';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatInstant } from '@/lib/dates';
import { type Diligence, diligenceForStaff } from '@/lib/diligence/queries';
import { type CheckKind, checkKinds } from '@/lib/diligence/vocabulary';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { captionOf, stepPath } from '../step-page';
import { latestOf, RatingTag, Standing } from './parts';

export default async function DueDiligencePage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = stepPath(route.ref, 'due-diligence');
  const actor = await staffSignedIn(locale, path);
  const diligence = await orMissing(locale, diligenceForStaff(actor, route.ref));
  const { application } = diligence;
  const back = { href: localPath(locale, stepPath(application.ref)), label: say('assessment.file.backToFile') };
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('diligence.title')} back={back}>
      {query.done === 'lifted' && <NotificationBanner title={say('assessment.step.done')} success>{say('diligence.lifting.done')}</NotificationBanner>}
      <span className="govuk-caption-l">{captionOf(application)}</span>
      <h1 className="govuk-heading-l">{say('diligence.title')}</h1>
      <p className="govuk-body">{say('diligence.intro')}</p>
      <Standing locale={locale} diligence={diligence} />
      <TaskList tasks={checkKinds.map((kind) => taskOf(locale, diligence, kind))} />
      {application.dueDiligence && (
        <>
          <h2 className="govuk-heading-m">{say('diligence.list.concluded')}</h2>
          <p className="govuk-body app-wrap">{application.dueDiligence}</p>
        </>
      )}
      {may(actor, 'application.check', null) && application.status === 'recommended' && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `${path}/conclusion`)}>
            {say('diligence.list.conclude')}
          </a>
        </p>
      )}
    </ServicePage>
  );
}

function taskOf(locale: Locale, { application, checks, mandatory }: Diligence, kind: CheckKind): Task {
  const say = words(locale);
  const check = latestOf(checks, kind);
  const by = check && say('diligence.list.by', { name: check.by, when: formatInstant(check.at, locale) });
  return {
    title: say(`diligence.kind.${kind}`), href: localPath(locale, `${stepPath(application.ref, 'due-diligence')}/${kind}`),
    hint: by ?? (mandatory.includes(kind) ? say('diligence.list.needed') : undefined), status: <RatingTag locale={locale} check={check} />,
  };
}
