import { AssignmentTag } from '@/components/grant/application-tag';
import { Details } from '@/components/govuk/details';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Tag } from '@/components/govuk/tag';
import { Table } from '@/components/govuk/table';
import { RestrictedList } from '@/components/grant/restricted';
import { staffSignedIn } from '@/lib/access/session';
import { type AssignedLine, assignmentsForAssessor, assignmentsShown } from '@/lib/assessment/queries/assessor';
import { restrictedReferences } from '@/lib/conflict/queries';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/assessments';

export default async function AssessmentsPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const lines = await assignmentsForAssessor(actor);
  if (!lines) missing(locale);
  const done = (['conflicted', 'declined', 'profile'] as const).find((key) => key === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('assessment.mine.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      {done && (
        <NotificationBanner title={say('assessment.step.done')} success>
          {say(`assessment.done.${done}`)}
        </NotificationBanner>
      )}
      <h1 className="govuk-heading-l">{say('assessment.mine.title')}</h1>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `${path}/profile`)}>
          {say('assessing.profile.link')}
        </a>
      </p>
      {lines.length === 0 && <p className="govuk-body">{say('assessment.mine.none')}</p>}
      <Lines locale={locale} caption={say('assessment.mine.toDo')} lines={lines.filter(waits)} />
      <Done locale={locale} lines={lines.filter((line) => !waits(line))} whole={lines.length < assignmentsShown} />
      <RestrictedList locale={locale} references={await restrictedReferences(actor)} />
    </ServicePage>
  );
}

const waits = ({ status }: AssignedLine) => status === 'assigned' || status === 'declared_clear';

/** How many stand open: on a phone a hundred would be a very long page. */
const standOpen = 10;

/** The latest, and those before them on asking. */
function Done({ locale, lines, whole }: { locale: Locale; lines: AssignedLine[]; whole: boolean }) {
  const say = words(locale);
  const earlier = lines.slice(standOpen);
  return (
    <>
      <Lines locale={locale} caption={say('assessment.mine.done')} lines={lines.slice(0, standOpen)} />
      {earlier.length > 0 && (
        <Details summary={say('assessment.mine.earlier', { count: earlier.length })}>
          <Lines locale={locale} caption={say('assessment.mine.earlier', { count: earlier.length })} captionSize="hidden" lines={earlier} />
          {!whole && <p className="govuk-body">{say('assessment.mine.latest', { count: assignmentsShown })}</p>}
        </Details>
      )}
    </>
  );
}

function Lines({ locale, caption, captionSize, lines }: { locale: Locale; caption: string; captionSize?: 'hidden'; lines: AssignedLine[] }) {
  const say = words(locale);
  if (lines.length === 0) return null;
  return (
    <Table
      caption={caption}
      captionSize={captionSize}
      columns={[
        { label: say('assessment.queue.reference') }, { label: say('assessment.queue.titleColumn') }, { label: say('assessment.queue.organisation') },
        { label: say('assessment.mine.assigned') }, { label: say('assessment.queue.state') }, { label: say('assessment.mine.next') },
      ]}
      rows={lines.map((line) => [
        <span key="ref" className="app-nowrap">{line.ref}</span>,
        // Read without names, it has no title of its own here, and its reference stands beside it already.
        line.title === line.ref ? say('anonymous.withheldTitle') : line.title,
        line.organisation ?? say('anonymous.withheld'),
        line.dueOn && line.status !== 'scored' ? `${formatDate(line.assignedAt, locale)}. ${say('assessing.due', { date: formatDate(line.dueOn, locale) })}` : formatDate(line.assignedAt, locale),
        <span key="state" className={line.answersChangedAt ? undefined : 'app-nowrap'}>
          <AssignmentTag locale={locale} status={line.status} />
          {line.answersChangedAt && <Tag colour="orange">{say('answers.changed.tag')}</Tag>}
        </span>,
        <Next key="next" locale={locale} line={line} />,
      ])}
    />
  );
}

/** What this assessor does next; an application with a conflict declared is no longer theirs to open. */
function Next({ locale, line }: { locale: Locale; line: AssignedLine }) {
  const say = words(locale);
  if (line.status === 'conflicted') return say('assessment.mine.closed');
  const open = line.applicationStatus === 'in_assessment';
  const step = open && line.status === 'assigned' ? 'declare' : open && line.status === 'declared_clear' ? 'score' : 'read';
  const place = { declare: '/declaration', score: '/scores', read: '' }[step];
  return (
    <a className="govuk-link" href={localPath(locale, `${path}/${line.ref}${place}`)}>
      {say(`assessment.mine.${step}`)}
      <span className="govuk-visually-hidden"> {line.title}</span>
    </a>
  );
}
