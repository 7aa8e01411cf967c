import type { AwardStatus } from '../award/workflow';
import { formatMoney, type Pence } from '../money';
import { Refusal } from '../refusal';
import { canMove, wrongState } from '../workflow';
import type { VariationKind } from './vocabulary';
import { type VariationStatus, variationWorkflow } from './workflow';

/** Where a project is delivered, with its point on the drawn map where the map knows the place. */
export type TermsSite = { place: string; region: string; x: number | null; y: number | null };
/** What an agreement says beside the amount. Dates 'YYYY-MM-DD'. */
export type Terms = { title: string; description: string; plannedStartDate: string; plannedEndDate: string; sites: TermsSite[] };

/** An award's terms change while both are bound by them; what is not used goes back also when the project has ended. */
const variable: Record<VariationKind, readonly AwardStatus[]> = {
  terms: ['live', 'suspended'],
  unused: ['live', 'suspended', 'delivery_complete', 'reconciled', 'closed', 'terminated'],
};
export const isVariable = (status: AwardStatus, kind: VariationKind): boolean => variable[kind].includes(status);

export const whyNotVary = (status: AwardStatus, kind: VariationKind): Refusal | undefined =>
  isVariable(status, kind) ? undefined : new Refusal(kind === 'terms' ? 'award_is_not_varied' : 'award_gives_nothing_back', { state: { word: `state.award.${status}` } });

const told = ({ title, description, plannedStartDate, plannedEndDate, sites }: Terms) =>
  JSON.stringify([title, description, plannedStartDate, plannedEndDate, sites.map(({ place, region }) => [place, region])]);

/** Which terms differ, by name: for the addendum and the page that shows both. */
export function changedTerms(before: Terms, after: Terms): (keyof Terms)[] {
  return (['title', 'description', 'plannedStartDate', 'plannedEndDate', 'sites'] as const).filter((name) =>
    name === 'sites' ? told({ ...before, sites: before.sites }) !== told({ ...before, sites: after.sites }) : before[name] !== after[name]);
}

type Change = { fromPence: Pence; toPence: Pence; before: Terms; after: Terms };

/** @param roomPence how much the award can be lowered by: committed, less what was paid or waits to be confirmed as paid */
export function whyNotChange({ fromPence, toPence, before, after }: Change, roomPence: Pence): Refusal | undefined {
  if (after.plannedEndDate < after.plannedStartDate) return new Refusal('ends_before_it_starts', {}, 'endsOn');
  if (toPence === fromPence && changedTerms(before, after).length === 0) return new Refusal('nothing_is_changed', {}, 'amount');
  return whyNotLower(fromPence, toPence, roomPence);
}

/** Never below what has been paid. */
export function whyNotLower(fromPence: Pence, toPence: Pence, roomPence: Pence): Refusal | undefined {
  const least = fromPence - roomPence;
  return toPence < fromPence && toPence < least ? new Refusal('variation_below_paid', { amount: formatMoney(toPence), paid: formatMoney(least) }, 'amount') : undefined;
}

/** The increase has to be free in the award's own envelope, to the penny. */
export function whyNotFit(morePence: Pence, envelope: { leftPence: Pence; labelEn: string; labelCy: string }, field?: 'amount'): Refusal | undefined {
  if (morePence <= envelope.leftPence) return undefined;
  return new Refusal('variation_does_not_fit', { amount: formatMoney(morePence), envelope: { en: envelope.labelEn, cy: envelope.labelCy }, left: formatMoney(envelope.leftPence) }, field);
}

export type OfVariation = { status: VariationStatus; kind: VariationKind; proposedBy: string | null };

/** @param approvers who have approved it already */
export function whyNotApprove(one: OfVariation, approvers: readonly string[], actor: { id: string; ownOrganisation: boolean }): Refusal | undefined {
  if (!canMove(variationWorkflow, one.status, one.kind === 'unused' ? 'release' : 'approve')) return wrongState(variationWorkflow, one.status);
  if (actor.ownOrganisation) return new Refusal('conflict_of_interest');
  if (one.proposedBy === actor.id) return new Refusal('second_person_needed');
  return approvers.includes(actor.id) ? new Refusal('already_decided') : undefined;
}

/** @param name as it was typed: the signature */
export function whyNotAccept(status: VariationStatus, award: AwardStatus, name: string): Refusal | undefined {
  if (!canMove(variationWorkflow, status, 'accept')) return wrongState(variationWorkflow, status);
  return whyNotVary(award, 'terms') ?? (name.trim() === '' ? new Refusal('signature_needed', {}, 'name') : undefined);
}
