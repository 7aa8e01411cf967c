import { proposeDelegation } from '../lib/delegation/commands';
import { londonDate } from '../lib/dates';
import { newId } from '../lib/id';
import { approveVariation, proposeVariation } from '../lib/variation/commands';
import { proposeVirement } from '../lib/virement/commands';
import type { LiveAward } from './delivering';
import type { Stage } from './stage';

type Terms = { title: string; description: string; starts: string; ends: string; pence: number; sites: { place: string; region: string }[] };

async function termsOf(stage: Stage, award: string): Promise<Terms> {
  const { rows } = await stage.owner.query<Terms>(
    `select title, description, planned_start_date::text as starts, planned_end_date::text as ends, amount_awarded_pence::float8 as pence,
       coalesce((select json_agg(json_build_object('place', place_name, 'region', region) order by position) from award_sites where award_id = w.id), '[]') as sites from awards w where ref = $1`, [award]);
  const [terms] = rows;
  if (!terms) throw new Error('an award of the story has its terms');
  return terms;
}

/** Changes of awards, a virement and a limit, each waiting for the next person; none of them has moved any money. */
export async function leaveMoneyWaiting(stage: Stage, awards: readonly LiveAward[]): Promise<void> {
  const change = async (award: string, more: { pence?: number; ends?: string; reason: string }) => {
    const { title, description, starts, ends, pence, sites } = await termsOf(stage, award);
    return proposeVariation(stage.as('officer1'), award, { title, description, plannedStartDate: starts, plannedEndDate: more.ends ?? ends, amountPence: pence + (more.pence ?? 0), sites, reason: more.reason, key: newId() });
  };
  const [first, , third] = awards;
  if (first) {
    const ref = await change(first.ref, { ends: londonDate(new Date(stage.now().getTime() + 90 * 86_400_000)), reason: 'The hall was closed for repairs in the spring, and two groups finish later.' });
    // A large award needs two, whatever of it changes.
    for (const approver of ['approver1', 'approver2'] as const) {
      const { approved } = await approveVariation(stage.as(approver), ref, { reason: 'No more money, and the same people are reached.', key: newId() });
      if (approved) break;
    }
  }
  if (third) await change(third.ref, { pence: 4_500_00, reason: 'A third of those who came could not travel; the sum pays for two more sites by bus.' });
  const reason = 'More of those who applied are for category 1 than for category 2.';
  await proposeVirement(stage.as('finance'), { from: 'winter_category_2', to: 'winter_category_1', amountPence: 60_000_00, reason }, { key: newId() });
  const { rows } = await stage.owner.query<{ code: string }>(`select g.code from awards w join grant_programmes g on g.id = w.programme_id where w.ref = $1`, [first?.ref ?? '']);
  await proposeDelegation(stage.as('admin'), { programme: rows[0]?.code ?? '', person: stage.as('approver2').id, limitPence: 50_000_00, fromOn: '2026-04-01', document: 'Delegation letter 12', reason: 'In post since the spring.' }, { key: newId() });
}
