import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { Tag } from '@/components/govuk/tag';
import { formatInstant } from '@/lib/dates';
import type { DeadlineChange } from '@/lib/deadline/queries';
import { formatDeadline } from '@/lib/deadline/wall-time';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

export const changePath = (ref: string, step = '') => `/manage/deadlines/${ref}${step}`;

/** What a change does to a deadline, in one sentence. */
export function saysOf(locale: Locale, { kind, minutes, until, beganAt, endedAt }: DeadlineChange): string {
  const say = words(locale);
  const shown = (at: Date | null) => (at ? formatDeadline(at, locale) : '');
  if (kind === 'extension') return say('deadline.says.extension', { until: shown(until) });
  if (kind === 'grace') return say('deadline.says.grace', { minutes: minutes ?? 0 });
  return say('deadline.says.incident', { minutes: minutes ?? 0, began: shown(beganAt), ended: shown(endedAt) });
}

export function aboutOf(locale: Locale, { application, organisation, roundTitle }: DeadlineChange): string {
  if (application) return `${application}, ${organisation ?? ''}`;
  return roundTitle?.[locale] ?? words(locale)('deadline.one.everybody');
}

export function ChangeTag({ locale, status }: { locale: Locale; status: DeadlineChange['status'] }) {
  return <Tag colour={status === 'proposed' ? 'orange' : status === 'rejected' ? 'grey' : 'green'}>{words(locale)(`deadline.state.${status}`)}</Tag>;
}

export function ChangeTable({ locale, caption, changes }: { locale: Locale; caption: string; changes: readonly DeadlineChange[] }) {
  const say = words(locale);
  return (
    <Table
      caption={caption}
      columns={(['change', 'about', 'what', 'by', 'state'] as const).map((key) => ({ label: say(`deadline.list.${key}`) }))}
      rows={changes.map((change) => [
        <a key="ref" className="govuk-link" href={localPath(locale, changePath(change.ref))}>
          {say(`deadline.kind.${change.kind}`)} {change.ref}
        </a>,
        aboutOf(locale, change),
        saysOf(locale, change),
        change.proposedByName,
        <ChangeTag key="state" locale={locale} status={change.status} />,
      ])}
    />
  );
}

/** Everything about one change, above whatever decides it. */
export function ChangeSummary({ locale, change }: { locale: Locale; change: DeadlineChange }) {
  const say = words(locale);
  const row = (key: 'kindLabel' | 'about' | 'says' | 'reason' | 'proposed' | 'stateLabel' | 'decided' | 'rejectedReason' | 'extended', value: React.ReactNode) => ({ key: say(`deadline.one.${key}`), value });
  const by = (name: string | null, at: Date | null) => (at ? say('deadline.one.by', { name: name ?? '', when: formatInstant(at, locale) }) : '');
  return (
    <SummaryList
      rows={[
        row('kindLabel', say(`deadline.kind.${change.kind}`)),
        row('about', aboutOf(locale, change)),
        row('says', saysOf(locale, change)),
        row('reason', change.reason),
        row('proposed', by(change.proposedByName, change.proposedAt)),
        row('stateLabel', <ChangeTag locale={locale} status={change.status} />),
        ...(change.decidedAt ? [row('decided', by(change.decidedByName, change.decidedAt))] : []),
        ...(change.rejectedReason ? [row('rejectedReason', change.rejectedReason)] : []),
        ...(change.kind === 'incident' && change.status === 'confirmed' ? [row('extended', change.extended.map((round) => round[locale]).join(', ') || say('deadline.incidents.nobody'))] : []),
      ]}
    />
  );
}
