import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, submittedApplication, testRound } from '@/db/testing/submitted';
import { approveApplication, notifyDecision } from '../assessment/commands/decision';
import { waitingFor } from '../assessment/queries/waiting';
import { declineAward } from '../award/commands';
import { newId } from '../id';
import { freedOffers } from './freed-queries';
import { tellOfFreedOffer } from './freed-mail';

const owner = testDatabase();
const pence = 40_000_00;

test('an offer that is declined is told to officers once, with the next in reserve that fits; never to whoever is conflicted in the round', async () => {
  const [officer, approver, conflicted] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['approver']), await staffMember(owner, ['fund_officer'])];
  const round = await testRound(owner, officer, pence);
  const [large, fits] = [await submittedApplication(owner, round, { status: 'reserve', panelOpen: true, amountPence: pence + 1 }), await submittedApplication(owner, round, { status: 'reserve', panelOpen: true, amountPence: pence })];
  const one = await recommendedApplication(owner, round, officer, pence);
  const { awardRef } = await approveApplication(approver, one.ref, { amountPence: pence, reason: 'As recommended', key: newId() });
  await notifyDecision(officer, one.ref);
  await owner.query(`insert into conflict_findings (id, application_id, person_id, kind, outcome, reason, decided_by) values ($1, $2, $3, 'mail_domain', 'confirmed', 'A cousin', $4)`, [newId(), fits.id, conflicted.id, officer.id]);
  const freed = async (actor = officer) => (await waitingFor(actor)).find(({ key }) => key === 'freed')?.count;
  expect(await freed()).toBe(0);
  await declineAward(one.applicant, awardRef ?? '', { reason: 'Funded elsewhere' });

  const [award] = await owner.query<{ id: string }>('select id from awards where ref = $1', [awardRef]);
  expect(await tellOfFreedOffer({ id: award?.id ?? '' })).toBe(1);
  expect(await tellOfFreedOffer({ id: award?.id ?? '' })).toBe(0);
  const mail = await owner.query<{ email: string; data: Record<string, string> }>(`select email, data from notifications where template = 'offer_freed'`);
  expect(mail).toEqual([{ email: officer.email, data: expect.objectContaining({ reference: awardRef, amount: '£40,000', envelope: 'Envelope', next: fits.ref }) }]);
  expect(JSON.stringify(mail)).not.toContain(large.ref);

  expect(await freed()).toBe(1);
  expect((await freedOffers(officer))?.[0]).toMatchObject({ freed: [{ award: awardRef, status: 'declined' }], next: [{ ref: fits.ref }] });
  expect(await freed(conflicted)).toBe(0);
  expect(await freedOffers(conflicted)).toEqual([]);
  expect(await freedOffers(await staffMember(owner, ['finance']))).toBeUndefined();
  // Once somebody is recommended for it, the money is spoken for and the task is done.
  await owner.query(`insert into recommendations (id, application_id, outcome, amount_recommended_pence, reason, recommended_by) values ($1, $2, 'recommended', $3, 'Next', $4)`, [newId(), fits.id, pence, officer.id]);
  await owner.query(`update applications set status = 'recommended' where id = $1`, [fits.id]);
  expect(await freed()).toBe(0);
});
