import { Details } from '@/components/govuk/details';
import { InsetText } from '@/components/govuk/inset-text';
import type { OwnApplication } from '@/lib/application/queries';
import { formatDate } from '@/lib/dates';
import { formatDeadline, formatSecond } from '@/lib/deadline/wall-time';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; application: Pick<OwnApplication, 'ref' | 'deadline' | 'now'> };

/** The database's clock as the page was sent. It needs no script, and a page that is loaded again tells it again. */
function ServerTime({ locale, application: { now } }: Props) {
  return <>{words(locale)('deadline.now', { time: formatSecond(now), date: formatDate(now, locale) })}</>;
}

/** One line, for the pages where somebody writes. */
export function DeadlineLine({ locale, application }: Props) {
  const { deadline, now } = application;
  return (
    <p className="govuk-hint">
      {words(locale)(now < deadline.until ? 'deadline.notice.until' : 'deadline.notice.over', { until: formatDeadline(deadline.until, locale) })} <ServerTime locale={locale} application={application} />
    </p>
  );
}

/** Until when an application can be sent, what time it is, and what happens at that second. */
export function DeadlineNotice({ locale, application }: Props) {
  const say = words(locale);
  const { ref, deadline, now } = application;
  return (
    <section aria-labelledby="deadline">
      <h2 className="govuk-heading-m" id="deadline">
        {say('deadline.notice.title')}
      </h2>
      <InsetText>
        <p className="govuk-body">
          <strong>{leading(locale, deadline, now)}</strong>
        </p>
        {now < deadline.until && deadline.because === 'grace' && <p className="govuk-body">{say('deadline.notice.grace', { until: formatDeadline(deadline.until, locale) })}</p>}
        {deadline.moved && <p className="govuk-body">{say('deadline.notice.moved')}</p>}
        <p className="govuk-body govuk-!-margin-bottom-0">
          <ServerTime locale={locale} application={application} />{' '}
          <a className="govuk-link" href={localPath(locale, `/apply/applications/${ref}`)}>
            {say('deadline.notice.reload')}
          </a>
        </p>
      </InsetText>
      {now < deadline.until ? (
        <AtThatSecond locale={locale} until={deadline.until} />
      ) : (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `/apply/applications/${ref}/answers.txt`)}>
            {say('deadline.notice.file')}
          </a>
        </p>
      )}
    </section>
  );
}

function leading(locale: Locale, { until, closesAt, because }: OwnApplication['deadline'], now: Date): string {
  const say = words(locale);
  if (now >= until) return say('deadline.notice.over', { until: formatDeadline(until, locale) });
  if (because === 'extension') return say('deadline.notice.extension', { until: formatDeadline(until, locale) });
  return say('deadline.notice.closes', { closes: formatDeadline(closesAt, locale) });
}

function AtThatSecond({ locale, until }: { locale: Locale; until: Date }) {
  const say = words(locale);
  return (
    <Details summary={say('deadline.notice.instant')}>
      <ul className="govuk-list govuk-list--bullet">
        <li>{say('deadline.notice.judged')}</li>
        <li>{say('deadline.notice.at', { time: formatSecond(until) })}</li>
        <li>{say('deadline.notice.kept')}</li>
        <li>{say('deadline.notice.sent')}</li>
      </ul>
    </Details>
  );
}
