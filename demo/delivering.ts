import { newId } from '../lib/id';
import { acceptReturn, saveTotals, startReturn, submitReturn } from '../lib/outcome-return/commands';
import { confirmPayment, recordPayment } from '../lib/payment/commands';
import { checkRelease, draftRelease, releaseRelease } from '../lib/publication/release-commands';
import { at } from './clock';
import { inventReturns } from './outcomes';
import type { Applicant, Stage } from './stage';

/** A live award of the story, and who reports on it. */
export type LiveAward = { ref: string; pence: number; applicant?: Applicant };

const months = ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31'];

/** Paid elsewhere in two parts, each recorded by finance and confirmed by a payment approver. One in ten is paid only the first. */
export async function payAll(stage: Stage, awards: readonly LiveAward[], part: 'first' | 'second'): Promise<void> {
  for (const [index, { ref, pence }] of awards.entries()) {
    if (part === 'second' && index % 10 === 9) continue;
    const half = Math.floor(pence / 200) * 100;
    const amountPence = part === 'first' ? half : Math.floor((pence - half) * 0.9 / 100) * 100;
    const paidOn = part === 'first' ? '2025-12-12' : '2026-02-20';
    const payment = await recordPayment(stage.as('finance'), { award: ref, amountPence, paidOn, source: `Demonstration bank run ${paidOn}` }, { key: newId() });
    await confirmPayment(stage.as('payment'), payment);
  }
}

/** Four months of outcome returns by the projects that applied here, each accepted by an officer; two releases along the way. */
export async function reportAll(stage: Stage, awards: readonly LiveAward[]): Promise<void> {
  const reporting = awards.flatMap((award, index) => (award.applicant && index % 5 !== 4 ? [{ ...award, applicant: award.applicant }] : []));
  const told = reporting.map(({ applicant }) => inventReturns(stage.luck, applicant.project.isNhsApp, months.length));
  for (const [index, periodEnd] of months.entries()) {
    await stage.moveTo(at(nextDay(periodEnd, 5), 11));
    for (const [number, { ref, applicant }] of reporting.entries()) {
      // The last return of a few is still waiting for an officer.
      const isLast = index === months.length - 1;
      const person = { ...applicant.person, mfaAt: stage.now() };
      const out = await startReturn(person, ref, { periodEnd, key: newId() });
      await saveTotals(person, out, { totals: { ...told[number]?.[index] }, version: 1 });
      await submitReturn(person, out);
      if (!(isLast && number % 8 === 3)) await acceptReturn(stage.as('officer1'), out);
    }
    if (index === 1 || index === months.length - 1) await release(stage, periodEnd);
  }
}

/** One officer drafts and checks, another releases. */
async function release(stage: Stage, asAt: string): Promise<void> {
  const ref = await draftRelease(stage.as('officer1'), { asAt, key: newId() });
  await checkRelease(stage.as('officer1'), ref);
  await releaseRelease(stage.as('officer2'), ref);
}

const nextDay = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
