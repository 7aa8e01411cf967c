import { formatMoney, type Pence } from '../money';
import { Refusal } from '../refusal';
import { canMove, wrongState } from '../workflow';
import { type TwoPersonStatus, twoPersonWorkflow } from './workflow';

export type VirementPlace = { programmeId: string; nation: string; financialYear: string; nature: string; leftPence: Pence; labelEn: string; labelCy: string };
/** Somebody's outside the fund: who, the document, and its day. */
export type Consent = { by: string; document: string; on: string };

/** Across nations or years, or from capital to resource: HM Treasury's or the department's word comes first. */
export const needsConsent = (from: Omit<VirementPlace, 'leftPence'>, to: Omit<VirementPlace, 'leftPence'>): boolean =>
  from.nation !== to.nation || from.financialYear !== to.financialYear || (from.nature === 'capital' && to.nature === 'resource');

/** @param today in London */
export function whyNotVire(from: VirementPlace, to: VirementPlace, amountPence: Pence, consent: Consent | undefined, today: string): Refusal | undefined {
  if (from.programmeId !== to.programmeId) return new Refusal('virement_within_programme', {}, 'to');
  if (!consent && needsConsent(from, to)) return new Refusal('virement_needs_consent', {}, 'consentBy');
  if (consent && consent.by.trim() === '') return new Refusal('authority_needs_document', {}, 'consentBy');
  if (consent && consent.document.trim() === '') return new Refusal('authority_needs_document', {}, 'consentDocument');
  if (consent && consent.on === '') return new Refusal('authority_needs_document', {}, 'consentOn');
  if (consent && consent.on > today) return new Refusal('authority_decided_later', {}, 'consentOn');
  if (amountPence > from.leftPence) {
    return new Refusal('virement_does_not_fit', { amount: formatMoney(amountPence), envelope: { en: from.labelEn, cy: from.labelCy }, left: formatMoney(from.leftPence) }, 'amount');
  }
  return undefined;
}

/** Whoever proposed a virement does not confirm it. */
export function whyNotConfirm(one: { status: TwoPersonStatus; proposedBy: string }, actor: { id: string }): Refusal | undefined {
  if (!canMove(twoPersonWorkflow, one.status, 'confirm')) return wrongState(twoPersonWorkflow, one.status);
  return one.proposedBy === actor.id ? new Refusal('second_person_needed') : undefined;
}
