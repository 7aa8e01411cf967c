import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { recommendedApplication, testRound } from '@/db/testing/submitted';
import type { Person } from '../access/actor';
import { approveApplication, notifyDecision, refuseApplication } from '../assessment/commands/decision';
import { acceptAward, countersignAward, declineAward } from '../award/commands';
import { lapseOffers } from '../award/lapse';
import { newId } from '../id';
import { confirmPayment, recordPayment } from '../payment/commands';
import { Refusal } from '../refusal';
import { acceptVariation, approveVariation, declineVariation, proposeRelease, proposeVariation, withdrawVariation } from '../variation/commands';
import { confirmVirement, proposeVirement } from '../virement/commands';
import { approveTogether } from './approval-commands';

const owner = testDatabase();
const commands = 3_000;
const band = 100_000_00;
const room = 2_000_000_00;

/** What a person would keep on paper: no locks, no accounts, no database. */
type Paper = {
  id: string; ref: string; round: number; pence: number; recommendedBy: string; applicant: Person;
  state: 'recommended' | 'approved' | 'refused'; approvals: { by: string; pence: number }[]; refusedBy?: string; told: boolean;
  award: 'none' | 'offered' | 'accepted' | 'live' | 'declined' | 'lapsed'; awardRef: string; amount: number; committed: number; paid: number;
  /** Set aside for an increase that the recipient has not accepted yet. */
  held: number; change?: Change;
};
type Change = { ref: string; kind: 'terms' | 'unused'; to: number; proposedBy: string; approvals: string[]; offered: boolean };
type Virement = { ref: string; round: number; back: boolean; pence: number; done: boolean };

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
  /** A second envelope of each programme, empty to begin with. */
  const beside = await Promise.all(rounds.map(async ({ programmeId }) => {
    const id = newId();
    await owner.query(`insert into envelopes (id, programme_id, key, financial_year, nation, pot, nature, label_en, label_cy) values ($1::uuid, $2, $1::text, '2025-26', 'england', 'beside', 'resource', 'Beside', 'Gerllaw')`, [id, programmeId]);
    return { id, pence: 0 };
  }));
  const virements: Virement[] = [];
  const papers: Paper[] = [];
  for (let index = 0; index < 120; index++) {
    const [round, recommender, pence] = [index % 2, pick([officer, officer, both]), (10 + luck(120)) * 1_000_00 + luck(100)];
    const place = rounds[round];
    if (!place) throw new Error('there are two rounds');
    const made = await recommendedApplication(owner, place, recommender, pence);
    papers.push({ ...made, round, pence, recommendedBy: recommender.id, state: 'recommended', approvals: [], told: false, award: 'none', awardRef: '', amount: 0, committed: 0, paid: 0, held: 0 });
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

  const leftOf = ({ round }: { round: number }) => left[round] ?? 0;
  const give = ({ round }: { round: number }, pence: number) => { left[round] = (left[round] ?? 0) + pence; };
  const waiting = (paper: Paper) => payments.filter((one) => one.paper === paper && !one.confirmed).reduce((sum, { pence }) => sum + pence, 0);
  /** Whether the money lets an award come to so much: more is free in its envelope, less is not below what is paid. */
  const fits = (paper: Paper, to: number) => (to > paper.amount ? to - paper.amount <= leftOf(paper) : to >= paper.paid + waiting(paper));
  const inEffect = (paper: Paper, { to }: Change) => {
    const more = to - paper.amount;
    if (more > 0) paper.held = 0;
    else give(paper, -more);
    Object.assign(paper, { committed: paper.committed + more, amount: to, change: undefined });
  };
  const end = (paper: Paper) => {
    give(paper, paper.held);
    Object.assign(paper, { held: 0, change: undefined });
  };
  const living = () => pick(papers.filter(({ award }) => award === 'live').concat(pick(papers)));
  const changing = () => pick(papers.filter(({ change }) => change).concat(pick(papers)));
  const terms = { title: 'Digital confidence', description: 'Sessions for older people', plannedStartDate: '2025-11-01', plannedEndDate: '2026-03-31', sites: [{ place: 'Leeds', region: 'E12000003' }, { place: 'Nowhere in particular', region: 'E12000003' }] };

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
    () => {
      const [paper, actor] = [living(), pick([officer, officer, both])];
      const to = pick([paper.amount + luck(30) * 1_000_00, paper.amount - luck(30) * 1_000_00, paper.paid + waiting(paper), paper.paid + waiting(paper) - 1, paper.amount + leftOf(paper) + 1, paper.amount]);
      const legal = paper.award === 'live' && !paper.change && to > 0 && to !== paper.amount && fits(paper, to);
      return {
        run: () => proposeVariation(actor, paper.awardRef, { ...terms, amountPence: to, reason: 'Random', key: newId() }), legal,
        apply: (ref) => { paper.change = { ref: String(ref), kind: 'terms', to, proposedBy: actor.id, approvals: [], offered: false }; },
      };
    },
    () => {
      const [paper, pence] = [living(), pick([1, 1_000_00, 0])];
      const to = paper.amount - pence;
      return {
        run: () => proposeRelease(officer, paper.awardRef, { amountPence: pence, reason: 'Random', key: newId() }), legal: paper.award === 'live' && !paper.change && pence > 0 && fits(paper, to),
        apply: (ref) => { paper.change = { ref: String(ref), kind: 'unused', to, proposedBy: officer.id, approvals: [], offered: false }; },
      };
    },
    () => {
      const [paper, actor] = [changing(), pick(approvers)];
      const { change } = paper;
      const legal = change !== undefined && !change.offered && change.proposedBy !== actor.id && !change.approvals.includes(actor.id) && fits(paper, change.to);
      return {
        run: () => approveVariation(actor, change?.ref ?? 'VAR-0000-000', { reason: 'Random', key: newId() }), legal,
        apply: () => {
          if (!change) return;
          change.approvals.push(actor.id);
          if (change.approvals.length < ((change.kind === 'unused' ? paper.amount - change.to : change.to) > band ? 2 : 1)) return;
          if (change.kind === 'unused') return inEffect(paper, change);
          change.offered = true;
          paper.held = Math.max(0, change.to - paper.amount);
          give(paper, -paper.held);
        },
      };
    },
    () => {
      const paper = changing();
      const { change } = paper;
      const declines = luck(4) === 0;
      return {
        run: () => (declines ? declineVariation(paper.applicant, change?.ref ?? 'VAR-0000-000', { reason: 'Random' }) : acceptVariation(paper.applicant, change?.ref ?? 'VAR-0000-000', { name: 'Hal' })),
        legal: change?.offered === true && (declines || change.to > paper.amount || fits(paper, change.to)),
        apply: () => { if (change) declines ? end(paper) : inEffect(paper, change); },
      };
    },
    () => {
      const paper = changing();
      const legal = paper.change !== undefined && luck(5) === 0;
      // Rare, or no change would come to its end: an approver tries in the officer's place.
      return { run: () => withdrawVariation(legal ? officer : (approvers[1] ?? finance), paper.change?.ref ?? 'VAR-0000-000', { reason: 'Random' }), legal, apply: () => end(paper) };
    },
    () => {
      const [round, back] = [luck(2), luck(3) === 0];
      const free = back ? (beside[round]?.pence ?? 0) : (left[round] ?? 0);
      const pence = pick([1, 500_00, free + 1, Math.max(1, Math.floor(free / 40))]);
      const [from, to] = back ? [beside[round]?.id, rounds[round]?.envelopeId] : [rounds[round]?.envelopeId, beside[round]?.id];
      return {
        run: () => proposeVirement(finance, { from: from ?? '', to: to ?? '', amountPence: pence, reason: 'Random' }, { key: newId() }), legal: pence <= free,
        apply: (ref) => void virements.push({ ref: String(ref), round, back, pence, done: false }),
      };
    },
    () => {
      const one = virements.length > 0 ? pick(virements) : undefined;
      const other = one && beside[one.round];
      const legal = one !== undefined && !one.done && one.pence <= (one.back ? (other?.pence ?? 0) : leftOf(one));
      return {
        run: () => confirmVirement(pick(approvers), one?.ref ?? 'VIR-0000-000'), legal,
        apply: () => {
          if (!one || !other) return;
          one.done = true;
          give(one, one.back ? one.pence : -one.pence);
          other.pence += one.back ? -one.pence : one.pence;
        },
      };
    },
    () => {
      const paper = pick(papers);
      // Nobody answered by the last day; rarely, or nothing would be left to sign.
      const lapses = paper.award === 'offered' && luck(3) === 0;
      return {
        run: async () => {
          if (lapses) await owner.query(`update awards set offer_open_until = '2025-09-14' where ref = $1`, [paper.awardRef]);
          expect(await lapseOffers()).toBe(lapses ? 1 : 0);
        },
        legal: true,
        apply: () => {
          if (!lapses) return;
          paper.award = 'lapsed';
          give(paper, paper.amount);
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
    ...beside.map(({ id, pence }) => [`${id} envelope`, pence]),
    ...papers.flatMap(({ awardRef, award, amount, committed, paid, held }) => [[`${awardRef} earmarked`, (award === 'offered' || award === 'accepted' ? amount : 0) + held], [`${awardRef} committed`, committed], [`${awardRef} disbursed`, paid]]),
  ].filter(([, pence]) => pence !== 0));

  const outcomes = { legal: 0, refused: 0 };
  const went = steps.map(() => 0);
  for (let n = 0; n < commands; n++) {
    const which = luck(steps.length);
    const { run, legal, apply } = (steps[which] as () => Step)(); // luck stays below the length
    const result = await run().then((value: unknown) => ({ value }), (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return error;
    });
    expect(`${n} ${result instanceof Refusal ? `refused` : 'done'}`, result instanceof Refusal ? result.code : 'done').toBe(`${n} ${legal ? 'done' : 'refused'}`);
    if (!(result instanceof Refusal)) apply(result.value);
    outcomes[legal ? 'legal' : 'refused']++;
    if (legal) went[which] = (went[which] ?? 0) + 1;
    await awardRefs();
    expect(await ledger(), `after command ${n}`).toEqual(paper());
  }
  expect(outcomes.legal).toBeGreaterThan(200);
  // Every kind of command went through, more than once.
  expect(Math.min(...went), went.join(' ')).toBeGreaterThan(4);
  expect(outcomes.refused).toBeGreaterThan(1_000);
});
