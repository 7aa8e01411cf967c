import type { Person } from '../../lib/access/actor';
import { approveApplication, notifyDecision } from '../../lib/assessment/commands/decision';
import { acceptAward, countersignAward } from '../../lib/award/commands';
import { newId } from '../../lib/id';
import type { Pence } from '../../lib/money';
import type { Owner } from './database';
import { staffMember } from './people';
import { recommendedApplication, type TestRound } from './submitted';

type Committed = { ref: string; id: string; certifier: Person };

/** An award that both have signed, through the commands: its money is committed. Above £100,000 two people approve it. */
export async function committedAward(owner: Owner, round: TestRound, officer: Person, approver: Person, pence: Pence): Promise<Committed> {
  const { id: applicationId, ref: application, applicant } = await recommendedApplication(owner, round, officer, pence);
  const first = await approveApplication(approver, application, { amountPence: pence, reason: 'As recommended', key: newId() });
  if (!first.awardRef) await approveApplication(await staffMember(owner, ['approver']), application, { amountPence: pence, reason: 'As recommended', key: newId() });
  await notifyDecision(officer, application);
  const [award] = await owner.query<{ id: string; ref: string }>('select id, ref from awards where application_id = $1', [applicationId]);
  if (!award) throw new Error('an approved application has an award');
  const certifier = { ...applicant, mfaAt: approver.mfaAt };
  await acceptAward(certifier, award.ref, { name: 'Hal Certifier' });
  await countersignAward(approver, award.ref, { key: newId() });
  return { ...award, certifier };
}
