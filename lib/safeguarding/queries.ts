import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { head, submissionOf } from '../assessment/queries/application';
import type { ReportStatus } from './vocabulary';

export type ConcernLine = { ref: string; status: ReportStatus; danger: boolean; receivedAt: Date };

/** The reports there are, without a word of what they say: reading one is recorded. Undefined for everybody but a safeguarding lead. */
export const concernsForLead = (actor: Person): Promise<ConcernLine[] | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'safeguarding.read', null)) return undefined;
    return rows<ConcernLine>(tx, sql`select ref, status, danger, received_at as "receivedAt" from safeguarding_reports order by status = 'closed', danger desc, received_at desc, id limit 200`);
  });

export type SafeguardingCheck = { policySeen: boolean; leadNamed: boolean; notes: string; by: string; at: Date };

/** Whether children or adults at risk take part, what the applicant says of its policy, and what an officer found of it. */
export const safeguardingForStaff = (actor: Person, ref: string) =>
  read(actor, async (tx) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const application = await head(tx, actor, ref);
    if (!application) return undefined;
    const { questions, frozen } = await submissionOf(tx, application.id);
    const [check] = await rows<SafeguardingCheck>(tx, sql`
      select c.policy_seen as "policySeen", c.lead_named as "leadNamed", c.notes, p.name as by, c.checked_at as at from safeguarding_checks c join people p on p.id = c.checked_by where c.application_id = ${application.id}`);
    return { application, answers: frozen.answers, questions, check };
  });
