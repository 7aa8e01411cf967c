import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { applications } from '@/db/schema/applications';
import { memberships, organisations } from '@/db/schema/people';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { organisationRoles } from '../organisation/vocabulary';
import { newReference } from '../reference';
import { refuseIf, Refusal } from '../refusal';
import { lacksOfRound, lockRound } from './round-lock';

/**
 * Starts an application of an officer's own made-up organisation, to walk the whole way of an applicant before anybody else does. It is marked: no
 * queue, count, figure or mail ever has it. Refuses `round_not_for_rehearsal` while something is missing.
 * @returns the application's reference
 */
export const startRehearsal = (actor: Person, ref: string, key: string): Promise<string> =>
  transaction(actor, async (tx, now) => {
    const round = await lockRound(tx, ref);
    authorise(actor, 'round.rehearse', null, now);
    return once(tx, actor, 'round.rehearsal', key, { ref }, async () => {
      if (lacksOfRound(round).length > 0) refuseIf(new Refusal('round_not_for_rehearsal'));
      const organisationId = await rehearsalOrganisation(tx, actor);
      const [id, application] = [newId(), newReference('DIIF')];
      await tx.insert(applications).values({ id, ref: application, roundId: round.id, organisationId, questionSetId: round.questionSet.id, createdBy: actor.id, rehearsal: true });
      await record(tx, actor, 'round.rehearsal_started', { kind: 'round', id: round.id }, { ref, application, questions: round.questionSet.version });
      return application;
    });
  });

/** One for each officer: its whole register number is theirs. */
async function rehearsalOrganisation(tx: Tx, actor: Person): Promise<string> {
  const [found] = await rows<{ id: string }>(tx, sql`select id from organisations where rehearsal and identifier_scheme = 'REHEARSAL' and identifier = ${actor.id}`);
  if (found) return found.id;
  const id = newId();
  await tx.insert(organisations).values({ id, ref: newReference('ORG'), name: `Rehearsal organisation of ${actor.name}`, kind: 'charity', identifierScheme: 'REHEARSAL', identifier: actor.id, rehearsal: true });
  await tx.insert(memberships).values(organisationRoles.map((role) => ({ id: newId(), organisationId: id, personId: actor.id, role })));
  return id;
}
