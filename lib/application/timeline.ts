import type { Bilingual } from '../locale';
import type { ApplicationStatus } from './workflow';

/** Told to the applicant only: the status is the one that `statusForApplicant` answers. */
type Application = { status: ApplicationStatus; createdAt: Date; submittedAt: Date | null; decisionNotifiedAt: Date | null; deadline: { until: Date } };

export type TimelineStep = { key: 'started' | 'closing' | 'submitted' | 'assessment' | 'decision' | 'withdrawn'; at?: Date; state: 'done' | 'here' | 'later' };

/** What a round has published of its own dates, the earliest first. */
export type PublishedDate = { label: Bilingual; on: string };

/** An application's way, as far as its applicant may know it: what is behind it, where it stands, and what is to come. */
export function timelineOf({ status, createdAt, submittedAt, decisionNotifiedAt, deadline }: Application): TimelineStep[] {
  const started: TimelineStep = { key: 'started', at: createdAt, state: 'done' };
  if (status === 'withdrawn') return [started, ...(submittedAt ? [sent(submittedAt)] : []), { key: 'withdrawn', state: 'here' }];
  if (!submittedAt) return [{ ...started, state: 'here' }, { key: 'closing', at: deadline.until, state: 'later' }, { key: 'assessment', state: 'later' }, { key: 'decision', state: 'later' }];
  const told = decisionNotifiedAt !== null;
  return [
    started,
    { ...sent(submittedAt), state: status === 'submitted' ? 'here' : 'done' },
    { key: 'assessment', state: told ? 'done' : status === 'submitted' ? 'later' : 'here' },
    { key: 'decision', ...(told && { at: decisionNotifiedAt }), state: told ? 'here' : 'later' },
  ];
}

const sent = (at: Date): TimelineStep => ({ key: 'submitted', at, state: 'done' });
