import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import { once } from '../event/once';
import { newId } from '../id';
import { Refusal, refuseIf } from '../refusal';
import { countedAnswers, type EqualityAnswers, whyNotAnswer } from './rules';
import { equalityList } from './vocabulary';

/** In a transaction of its own, which holds nothing else: what PostgreSQL remembers of who wrote when then leads to nobody. */
const count = (actor: Person, roundId: string, answers: EqualityAnswers): Promise<void> =>
  transaction({ ...actor, id: nobody }, async (tx) => {
    await rows(tx, sql`select count_equality_answers(${roundId}, ${equalityList}, ${JSON.stringify(countedAnswers(answers))}::jsonb)`);
  });
const nobody = '00000000-0000-0000-0000-000000000000';

type Round = { id: string; closesAt: Date; applied: boolean };

async function roundOf(tx: Tx, actor: Person, ref: string): Promise<Round> {
  const [round] = await rows<Round>(tx, sql`
    select r.id, r.closes_at as "closesAt",
      exists (select 1 from applications a where a.round_id = r.id and a.submitted_at is not null and a.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])) as applied
    from funding_rounds r where r.ref = ${ref}`);
  if (!round) throw new Refusal('not_found');
  return round;
}

/**
 * Counts what somebody says of themselves. First it is noted that this person has had their turn in the round, without a word of what
 * they say; then the answers are added to the counts, with nobody's name. Should the service die between the two, the answers are lost
 * and not the person's privacy. Refuses `equality_already_given`, and what `whyNotAnswer` says.
 */
export async function giveEqualityAnswers(actor: Person, roundRef: string, answers: EqualityAnswers): Promise<void> {
  const roundId = await transaction(actor, async (tx, now) => {
    authorise(actor, 'equality.answer', null, now);
    const round = await roundOf(tx, actor, roundRef);
    refuseIf(whyNotAnswer(round, now));
    const turn = newId();
    if ((await once(tx, actor, 'equality.answer', roundRef, { round: roundRef }, async () => turn)) !== turn) throw new Refusal('equality_already_given');
    // By nobody: the audit has no need to know who took part.
    await record(tx, { kind: 'visitor' }, 'round.equality_answered', { kind: 'round', id: round.id });
    return round.id;
  });
  await count(actor, roundId, answers);
}
