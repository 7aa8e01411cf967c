import 'server-only';
import { sql } from 'drizzle-orm';
import { read, transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { record } from '../event/commands';
import type { Bilingual, Locale } from '../locale';
import { notify } from '../notification/commands';
import { words } from '../words';
import { deadlineColumns } from './facts';
import { type DeadlineFacts, mailDue, submittableUntil } from './rules';
import type { ReminderStage } from './vocabulary';
import { formatDeadline } from './wall-time';

const worker: System = { kind: 'system', as: 'worker' };
/** So many people in one transaction: none of them lasts long, and what a stopped worker had begun is begun again. */
const batch = 50;

type Watched = DeadlineFacts & {
  id: string; ref: string; round: Bilingual; personId: string; email: string; writes: boolean; since: Date; movedAt: Date | null; sent: { stage: ReminderStage; until: number }[];
};
type Due = Watched & { stage: ReminderStage; until: Date };

/**
 * Writes the mail about deadlines that is due now: to editors and certifiers before the end, to everybody of the organisation when an
 * unsent draft is sent back. Once each, however often it runs and however many workers run it: a row of `deadline_reminders` is the
 * promise, made in the transaction that writes the mail.
 * @returns how many letters were written
 */
export async function sendDeadlineMail(): Promise<number> {
  const due = await read(worker, dueNow);
  let written = 0;
  for (let from = 0; from < due.length; from += batch) {
    written += await transaction(worker, async (tx) => {
      let count = 0;
      for (const one of due.slice(from, from + batch)) if (await promise(tx, one)) count += 1;
      return count;
    });
  }
  return written;
}

async function dueNow(tx: Tx, now: Date): Promise<Due[]> {
  const watched = await rows<Watched>(tx, sql`
    select a.id, a.ref, jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as round, m.person_id as "personId", p.email, ${deadlineColumns},
      bool_or(m.role in ('editor', 'certifier')) as writes, greatest(a.created_at, min(m.created_at)) as since,
      (select max(x.at) from round_extensions x where x.round_id = r.id) as "movedAt",
      coalesce((select jsonb_agg(jsonb_build_object('stage', d.stage, 'until', round(extract(epoch from d.until) * 1000))) from deadline_reminders d where d.application_id = a.id and d.person_id = m.person_id), '[]') as sent
    from applications a join funding_rounds r on r.id = a.round_id join memberships m on m.organisation_id = a.organisation_id and m.removed_at is null join people p on p.id = m.person_id
    where a.status in ('draft', 'awaiting_sign_off') and not a.rehearsal and r.closes_at > app_now() - interval '120 days'
    group by a.id, r.id, m.person_id, p.id order by a.id, m.person_id`);
  return watched.flatMap((one) => {
    const { until } = submittableUntil(one);
    const stages = mailDue({ until, since: one.since, movedAt: one.movedAt }, now).filter((stage) => one.writes || stage === 'sent_back');
    return stages.filter((stage) => !one.sent.some((done) => done.stage === stage && done.until === until.getTime())).map((stage) => ({ ...one, stage, until }));
  });
}

/** False when another worker was first, or the application was sent meanwhile. */
async function promise(tx: Tx, { id, ref, personId, email, stage, until, round }: Due): Promise<boolean> {
  const promised = await rows(tx, sql`
    insert into deadline_reminders (application_id, person_id, stage, until) select a.id, ${personId}, ${stage}, ${until} from applications a where a.id = ${id} and a.status in ('draft', 'awaiting_sign_off')
    on conflict do nothing returning 1`);
  if (promised.length === 0) return false;
  await notify(tx, { template: templates[stage], email, data: (locale) => ({ reference: ref, round: round[locale], until: formatDeadline(until, locale), ...leftOf(stage, locale), path: pathOf(ref, stage) }) });
  await record(tx, worker, 'application.deadline_told', { kind: 'application', id }, { ref, stage });
  return true;
}

const templates = { week: 'deadline_near', two_days: 'deadline_near', day: 'deadline_near', hours: 'deadline_near', moved: 'deadline_moved', sent_back: 'draft_sent_back' } as const;
const leftOf = (stage: ReminderStage, locale: Locale): Record<string, string> => (stage === 'moved' || stage === 'sent_back' ? {} : { left: words(locale)(`deadline.stage.${stage}`) });
/** The draft comes back as a file behind a sign-in (docs/decisions/0005). */
const pathOf = (ref: string, stage: ReminderStage) => `/apply/applications/${ref}${stage === 'sent_back' ? '/answers.txt' : ''}`;
