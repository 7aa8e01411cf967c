import { Refusal } from '../refusal';
import { canMove, wrongState as notAtThisStage } from '../workflow';
import { type SitePrecision, sitePrecisions } from './vocabulary';
import { type AwardStatus, awardWorkflow } from './workflow';

const wrongState = (status: AwardStatus) => notAtThisStage(awardWorkflow, status);

/** @param typed the name the certifier signs with */
export function whyNotSign(award: { status: AwardStatus }, typed: string): Refusal | undefined {
  if (!canMove(awardWorkflow, award.status, 'accept')) return wrongState(award.status);
  return typed.trim() === '' ? new Refusal('signature_needed', {}, 'name') : undefined;
}

/** Both signatures are two people's, and nobody signs for the fund what concerns an organisation of their own. */
export function whyNotCountersign(award: { status: AwardStatus; signedBy: string | null }, actor: { id: string; ownOrganisation: boolean }): Refusal | undefined {
  if (!canMove(awardWorkflow, award.status, 'countersign')) return wrongState(award.status);
  return actor.ownOrganisation || award.signedBy === actor.id ? new Refusal('second_person_needed') : undefined;
}

/** Before both have signed there is nothing to publish; a devolved government's award may be shown as its own. */
const publishable: readonly AwardStatus[] = ['live', 'suspended', 'delivery_complete', 'reconciled', 'closed', 'terminated', 'reported'];

export const isPublishable = (status: AwardStatus): boolean => publishable.includes(status);

/** @param siteIds of the award, each of which needs its own decision */
export function whyNotPublish(award: { status: AwardStatus }, siteIds: readonly string[], chosen: readonly { id: string; precision: SitePrecision }[]): Refusal | undefined {
  if (!isPublishable(award.status)) return new Refusal('award_is_not_live');
  const decided = new Map(chosen.map(({ id, precision }) => [id, precision]));
  const open = siteIds.find((id) => !sitePrecisions.includes(decided.get(id) as SitePrecision)); // a form may send anything
  return open && new Refusal('choose_precision', {}, `site_${open}`) || undefined;
}
