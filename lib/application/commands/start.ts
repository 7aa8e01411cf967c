import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction } from '@/db/client';
import { rows } from '@/db/rows';
import { applications } from '@/db/schema/applications';
import { organisationIds, type Person } from '../../access/actor';
import { authorise } from '../../access/policy';
import { roundDeadlineColumns } from '../../deadline/facts';
import { type DeadlineFacts, submittableUntil } from '../../deadline/rules';
import { record } from '../../event/commands';
import { once } from '../../event/once';
import { newId } from '../../id';
import { questionSetOf } from '../../programme/queries';
import { newReference } from '../../reference';
import { Refusal, refuseIf } from '../../refusal';
import { whyNotStart } from '../rules';

/**
 * Starts an application of an organisation in an open round; it pins the round's question set as it is now.
 * Refuses `not_found`, `kind_not_eligible`, `round_not_open`, `round_closed`.
 * @returns the application's reference
 */
export const startApplication = (actor: Person, { roundRef, organisationId, key }: { roundRef: string; organisationId: string; key: string }): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'application.start', { organisationId }, now);
    return once(tx, actor, 'application.start', key, { roundRef, organisationId }, async () => {
      const [round] = await rows<Omit<DeadlineFacts, 'extendedUntil'> & { id: string; questionSetId: string; kind: string; rehearsal: boolean }>(tx, sql`
        select r.id, r.question_set_id as "questionSetId", o.kind, o.rehearsal, ${roundDeadlineColumns}
        from funding_rounds r, organisations o where r.ref = ${roundRef} and r.status = 'scheduled' and o.id = ${organisationId} and o.id = any (${sql.param(organisationIds(actor))}::uuid[])`);
      if (!round) throw new Refusal('not_found');
      const { eligibleKinds } = (await questionSetOf(tx, round.questionSetId)).definition;
      // Grace is for what is nearly sent; nothing is begun in it.
      refuseIf(whyNotStart({ ...submittableUntil({ ...round, extendedUntil: null }), eligibleKinds }, round, now));
      const id = newId();
      const ref = newReference('DIIF');
      await tx.insert(applications).values({ id, ref, roundId: round.id, organisationId, questionSetId: round.questionSetId, createdBy: actor.id, rehearsal: round.rehearsal });
      await record(tx, actor, 'application.started', { kind: 'application', id }, { ref, round: roundRef });
      return ref;
    });
  });
