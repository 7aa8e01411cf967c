import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication, notifyDecision, refuseApplication } from '../assessment/commands/decision';
import { acceptAward, countersignAward, declineAward } from '../award/commands';
import { newId } from '../id';
import { confirmPayment, recordPayment } from '../payment/commands';
import { Refusal } from '../refusal';
import { approveTogether } from './approval-commands';

const owner = testDatabase();
const commands = 3_000;
const band = 100_000_00;
const room = 2_000_000_00;

/** What a person would keep on paper: no locks, no accounts, no database. */
type Paper = {
  id: string; ref: string; round: number; pence: number; recommendedBy: string; applicant: Person;
  state: 'recommended' | 'approved' | 'refused'; approvals: { by: string; pence: number }[]; refusedBy?: string; told: boolean;
  award: 'none' | 'offered' | 'accepted' | 'live' | 'declined'; awardRef: string; amount: number; committed: number; paid: number;
};

function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('3,000 random commands, legal and illegal: the ledger and a plain model agree at every step', { timeout: 600_000 }, async () => {
  const luck = chance(20_251_122);
  const pick = <T>(list: readonly T[]): T => list[luck(list.length)] as T; // never called with an empty list
  const [officer, both, finance, payer] = [await staffMember(owner, ['fund_officer']), await staffMember(owner, ['fund_officer', 'approver']), await staffMember(owner, ['finance']), await staffMember(owner, ['payment_approver'])];
  const approvers = [both, await staffMember(owner, ['approver']), await staffMember(owner, ['approver'])];
  const rounds = [await testRound(owner, officer, room), await testRound(owner, officer, room)];
  const refs = await Promise.all(rounds.map(async ({ roundId }) => (await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [roundId]))[0]?.ref ?? ''));
  const left = rounds.map(() => room);
  const papers: Paper[] = [];
  for (let index = 0; index < 120; index++) {
    const [round, recommender, pence] = [index % 2, pick([officer, officer, both]), (10 + luck(120)) * 1_000_00 + luck(100)];
    const place = rounds[round];
    if (!place) throw new Error('there are two rounds');
    const made = await recommendedApplication(owner, place, recommender, pence);
    papers.push({ ...made, round, pence, recommendedBy: recommender.id, state: 'recommended', approvals: [], told: false, award: 'none', awardRef: '', amount: 0, committed: 0, paid: 0 });
  }
  const payments: { ref: string; paper: Paper; pence: number; confirmed: boolean }[] = [];

  const canApprove = (paper: Paper, actor: Person, pence: number) =>
    paper.state === 'recommended' && paper.recommendedBy !== actor.id && pence >= 1 && pence <= paper.pence && !paper.approvals.some(({ by, pence: earlier }) => by === actor.id || earlier !== pence);
  const approve = (paper: Paper, actor: Person, pence: number) => {
    paper.approvals.push({ by: actor.id, pence });
    if (paper.approvals.length < (pence > band ? 2 : 1)) return;
    Object.assign(paper, { state: 'approved', award: 'offered', amount: pence });
    left[paper.round] = (left[paper.round] ?? 0) - pence;
  };

  /** A command, whether the model says it goes through, and what it then does to the model. */
  type Step = { run: () => Promise<unknown>; legal: boolean; apply: (result: unknown) => void };
  const steps: (() => Step)[] = [
    () => {
      const [paper, actor] = [pick(papers), pick(approvers)];
      const pence = paper.pence + pick([0, 0, 0, 0, -1, 1, -paper.pence]);
      const legal = canApprove(paper, actor, pence) && pence <= (left[paper.round] ?? 0);
      return { run: () => approveApplication(actor, paper.ref, { amountPence: pence, reason: 'Random', key: newId() }), legal, apply: () => approve(paper, actor, pence) };
    },
    () => {
      const [round, actor] = [luck(2), pick(approvers)];
      const waiting = papers.filter((paper) => paper.round === round && (luck(20) === 0 || canApprove(paper, actor, paper.pence)));
      const chosen = [...new Set(Array.from({ length: luck(5) }, () => pick(waiting.length > 0 ? waiting : papers)))];
      const legal = chosen.length > 0 && chosen.every((paper) => paper.round === round && canApprove(paper, actor, paper.pence)) && chosen.reduce((sum, { pence }) => sum + pence, 0) <= (left[round] ?? 0);
      const body = { applications: chosen.map(({ ref }) => ref), authority: 'budget_holder', authorityName: 'B Holder', decidedOn: '2025-09-12', document: 'DOC', reason: 'Random', key: newId() } as const;
      return { run: () => approveTogether(actor, refs[round] ?? '', body), legal, apply: () => { for (const paper of chosen) approve(paper, actor, paper.pence); } };
    },
    () => {
      const [paper, actor] = [pick(papers), pick(approvers)];
      const legal = luck(6) === 0 && paper.state === 'recommended' && paper.recommendedBy !== actor.id && !paper.approvals.some(({ by }) => by === actor.id);
      // Rare, or nothing would be left to approve: somebody without the role tries in its place.
      return { run: () => refuseApplication(legal ? actor : officer, paper.ref, { reason: 'Random', key: newId() }), legal, apply: () => { paper.state = 'refused'; } };
    },
    () => {
      const paper = pick(papers);
      return { run: () => notifyDecision(officer, paper.ref), legal: paper.state !== 'recommended' && !paper.told, apply: () => { paper.told = true; } };
    },
    () => {
      const paper = pick(papers);
      const declines = luck(3) === 0;
      return {
        run: () => (declines ? declineAward(paper.applicant, paper.awardRef, { reason: 'Random' }) : acceptAward(paper.applicant, paper.awardRef, { name: 'Hal' })), legal: paper.award === 'offered' && paper.told,
        apply: () => {
          paper.award = declines ? 'declined' : 'accepted';
          if (declines) left[paper.round] = (left[paper.round] ?? 0) + paper.amount;
        },
      };
    },
    () => {
      const paper = pick(papers);
      return { run: () => countersignAward(pick(approvers), paper.awardRef, { key: newId() }), legal: paper.award === 'accepted', apply: () => { Object.assign(paper, { award: 'live', committed: paper.amount }); } };
    },
    () => {
      const paper = pick(papers.filter(({ award }) => award === 'live').concat(pick(papers)));
      const pence = Math.max(1, pick([paper.committed, paper.committed + 1, 5_000_00, 1]));
      return {
        run: () => recordPayment(finance, { award: paper.awardRef, amountPence: pence, paidOn: '2025-09-15', source: `Journal ${newId()}` }, { key: newId() }), legal: paper.award === 'live' && pence <= paper.committed,
        apply: (ref) => void payments.push({ ref: String(ref), paper, pence, confirmed: false }),
      };
    },
    () => {
      const payment = payments.length > 0 ? pick(payments) : undefined;
      return {
        run: () => confirmPayment(payer, payment?.ref ?? 'PAY-0000-000'), legal: payment !== undefined && !payment.confirmed && payment.pence <= payment.paper.committed,
        apply: () => {
          if (!payment) return;
          payment.confirmed = true;
          payment.paper.committed -= payment.pence;
          payment.paper.paid += payment.pence;
        },
      };
    },
  ];

  const awardRefs = async () => {
    const unnamed = papers.filter(({ award, awardRef }) => award !== 'none' && awardRef === '');
    if (unnamed.length === 0) return;
    const found = await owner.query<{ id: string; ref: string }>('select application_id as id, ref from awards where application_id = any ($1)', [unnamed.map(({ id }) => id)]);
    for (const paper of unnamed) paper.awardRef = found.find(({ id }) => id === paper.id)?.ref ?? '';
  };
  /** Each envelope, and each award's three accounts, as the ledger has them and as the paper has them. */
  const ledger = async () => Object.fromEntries((await owner.query<{ place: string; p: number }>(
    `select coalesce(w.ref, a.envelope_id::text) || ' ' || a.kind as place, a.balance_pence as p from accounts a left join awards w on w.id = a.award_id where a.programme_id = any ($1) and a.kind not in ('source', 'programme') and a.balance_pence <> 0`, [rounds.map(({ programmeId }) => programmeId)])).map(({ place, p }) => [place, p]));
  const paper = () => Object.fromEntries([
    ...rounds.map(({ envelopeId }, index) => [`${envelopeId} envelope`, left[index]]),
    ...papers.flatMap(({ awardRef, award, amount, committed, paid }) => [[`${awardRef} earmarked`, award === 'offered' || award === 'accepted' ? amount : 0], [`${awardRef} committed`, committed], [`${awardRef} disbursed`, paid]]),
  ].filter(([, pence]) => pence !== 0));

  const outcomes = { legal: 0, refused: 0 };
  for (let n = 0; n < commands; n++) {
    const { run, legal, apply } = pick(steps)();
    const result = await run().then((value: unknown) => ({ value }), (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return error;
    });
    expect(`${n} ${result instanceof Refusal ? `refused` : 'done'}`, result instanceof Refusal ? result.code : 'done').toBe(`${n} ${legal ? 'done' : 'refused'}`);
    if (!(result instanceof Refusal)) apply(result.value);
    outcomes[legal ? 'legal' : 'refused']++;
    await awardRefs();
    expect(await ledger(), `after command ${n}`).toEqual(paper());
  }
  expect(outcomes.legal).toBeGreaterThan(200);
  expect(outcomes.refused).toBeGreaterThan(1_000);
});
