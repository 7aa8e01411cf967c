import { Refusal } from '../refusal';
import { canMove, wrongState as notAtThisStage } from '../workflow';
import { type SitePrecision, sitePrecisions } from './vocabulary';
import { type AwardStatus, awardWorkflow } from './workflow';

const wrongState = (status: AwardStatus) => notAtThisStage(awardWorkflow, status);

type Offer = { status: AwardStatus; offerOpenUntil: string | null };

/**
 * @param award `openBeforeSigning` counts the conditions that must be met first and are not
 * @param typed the name the certifier signs with
 * @param today in London
 */
export function whyNotSign(award: Offer & { openBeforeSigning: number }, typed: string, today: string): Refusal | undefined {
  if (!canMove(awardWorkflow, award.status, 'accept')) return wrongState(award.status);
  if (hasLapsed(award, today)) return new Refusal('offer_has_lapsed');
  if (award.openBeforeSigning > 0) return new Refusal('conditions_before_signing', { count: award.openBeforeSigning });
  return typed.trim() === '' ? new Refusal('signature_needed', {}, 'name') : undefined;
}

/** The worker lets an offer lapse within a minute of its last day; nobody signs it in that minute. */
export const hasLapsed = ({ status, offerOpenUntil }: Offer, today: string): boolean => status === 'lapsed' || (status === 'offered' && offerOpenUntil !== null && offerOpenUntil < today);

/** Whether an officer can move an offer's last day: a page asks before it shows the form. */
export const mayExtendNow = (award: Offer & { offerExtendedAt: Date | null }, today: string): boolean => award.status === 'offered' && award.offerOpenUntil !== null && !award.offerExtendedAt && !hasLapsed(award, today);

/** An offer's last day is moved once, forward, before it has passed. */
export function whyNotExtend(award: Offer & { offerExtendedAt: Date | null }, { until, reason }: { until: string; reason: string }, today: string): Refusal | undefined {
  if (award.status !== 'offered' || award.offerOpenUntil === null) return wrongState(award.status);
  if (hasLapsed(award, today)) return new Refusal('offer_has_lapsed');
  if (award.offerExtendedAt) return new Refusal('offer_extended_already');
  if (until <= award.offerOpenUntil || until > daysAfter(today, mostDaysExtended)) return new Refusal('offer_extended_wrongly', { days: mostDaysExtended }, 'until');
  return reason.trim() === '' ? new Refusal('reason_needed', {}, 'reason') : undefined;
}
const mostDaysExtended = 90;

/** A date so many days later, both YYYY-MM-DD. */
const daysAfter = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

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
