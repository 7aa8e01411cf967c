import { SummaryList, type SummaryRow } from '@/components/govuk/summary-list';
import { Tag } from '@/components/govuk/tag';
import type { OwnApplication } from '@/lib/application/queries';
import { type TimelineStep, timelineOf } from '@/lib/application/timeline';
import { formatDate, formatInstant } from '@/lib/dates';
import { formatDeadline } from '@/lib/deadline/wall-time';
import type { Locale } from '@/lib/locale';
import type { SuccessRate } from '@/lib/programme/success-queries';
import { words } from '@/lib/words';

type Props = { locale: Locale; application: OwnApplication; success: SuccessRate | undefined };

/** Where an application stands between its first word and the decision, with the round's own dates where it has published them. */
export function Timeline({ locale, application, success }: Props) {
  const say = words(locale);
  const told = application.decisionNotifiedAt !== null;
  // Whoever has been told waits for none of these any more.
  const published = (told ? [] : application.timetable)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ label, on }): SummaryRow => ({ key: say('deadline.timeline.published', { label: label[locale] }), value: formatDate(on, locale) }));
  return (
    <section aria-labelledby="timeline">
      <h2 className="govuk-heading-m" id="timeline">
        {say('deadline.timeline.title')}
      </h2>
      <SummaryList rows={[...timelineOf(application).map((step) => rowOf(locale, step)), ...published]} />
      {published.length === 0 && !told && <p className="govuk-body">{say('deadline.timeline.noTimetable')}</p>}
      {application.submittedAt && (
        <p className="govuk-body">
          {success ? say('deadline.timeline.rate', { ...success, percent: Math.round((100 * success.successful) / success.decided) }) : say('deadline.timeline.rateLater')}
        </p>
      )}
    </section>
  );
}

function rowOf(locale: Locale, { key, at, state }: TimelineStep): SummaryRow {
  const say = words(locale);
  const when = at && (key === 'closing' ? formatDeadline(at, locale) : formatInstant(at, locale));
  const toCome = (key === 'assessment' && state !== 'done') || (key === 'decision' && state === 'later');
  const text = toCome ? say(`deadline.timeline.${key}Text` as const) : undefined;
  return {
    key: say(key === 'assessment' && state === 'here' ? 'deadline.timeline.assessmentNow' : `deadline.timeline.${key}`),
    value: (
      <>
        {state === 'here' ? <Tag>{say('deadline.timeline.here')}</Tag> : say(`deadline.timeline.${state}`)}
        {when && <span className="govuk-!-display-block">{when}</span>}
        {text && <span className="govuk-hint govuk-!-margin-bottom-0 govuk-!-display-block">{text}</span>}
      </>
    ),
  };
}
