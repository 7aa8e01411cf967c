import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../access/actor';
import { openConfirmation } from '../access/confirmation-steps';
import { questionSetOf } from '../programme/queries';
import { answersOf } from './commands/lock';
import { submitting } from './confirming';

/** Until when the code is good that this person was sent to submit an application with the answers it has now. */
export const submissionUnderWay = (actor: Person, ref: string): Promise<{ name: string; expiresAt: Date } | undefined> =>
  read(actor, async (tx) => {
    const [waiting] = await rows<{ id: string; questionSetId: string }>(tx, sql`
      select id, question_set_id as "questionSetId" from applications where ref = ${ref} and status = 'awaiting_sign_off' and organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`);
    if (!waiting) return undefined;
    const open = await openConfirmation(tx, actor, submitting(waiting.id, await questionSetOf(tx, waiting.questionSetId), await answersOf(tx, waiting.id)));
    return open && { name: open.said, expiresAt: open.expiresAt };
  });
