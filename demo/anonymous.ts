import { declareAmongApplicants } from '../lib/assessment/commands/names';
import { assignAssessors, recordSift } from '../lib/assessment/commands/sift';
import type { Stage } from './stage';

/** Scotland's two applications are read without names: Asha has declared among everybody who applied and may score one; the other waits for her declaration. */
export async function readWithoutNames(stage: Stage, round: string): Promise<void> {
  const { rows } = await stage.owner.query<{ ref: string }>('select a.ref from applications a join funding_rounds r on r.id = a.round_id where r.ref = $1 and a.submitted_at is not null order by a.submitted_at, a.id', [round]);
  for (const { ref } of rows) {
    await recordSift(stage.as('officer2'), ref, { eligible: true });
    await assignAssessors(stage.as('officer2'), ref, [stage.as('assessor1').id, stage.as('assessor2').id]);
  }
  const [first] = rows;
  if (first) await declareAmongApplicants(stage.as('assessor1'), first.ref, { names: '', reason: '' });
}
