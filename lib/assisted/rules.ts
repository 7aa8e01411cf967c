import type { ApplicationStatus } from '../application/workflow';
import { londonDate } from '../dates';
import { Refusal } from '../refusal';

/** Consent comes before the first word is entered. */
export const whyNotConsent = (consentOn: string, now: Date): Refusal | undefined => (consentOn > londonDate(now) ? new Refusal('consent_in_future', {}, 'consentOn') : undefined);

type Assisted = { certifierEmail: string | null; paperRecordedBy: string | null };

/** A paper declaration is for whoever has no address to sign by, once the application is finished. */
export function whyNotRecordPaper(application: { status: ApplicationStatus }, assisted: Assisted, signedOn: string, now: Date): Refusal | undefined {
  if (assisted.certifierEmail) return new Refusal('assisted_has_address');
  if (application.status === 'draft') return new Refusal('sign_off_not_asked');
  if (application.status !== 'awaiting_sign_off') return new Refusal('application_already_submitted');
  if (assisted.paperRecordedBy) return new Refusal('paper_already_recorded');
  return signedOn > londonDate(now) ? new Refusal('paper_signed_in_future', {}, 'signedOn') : undefined;
}

/** An officer sends an answer only for whoever has no address to send it from, and not before it was given. */
export const whyNotSaid = (assisted: { certifierEmail: string | null }, saidOn: string, now: Date): Refusal | undefined =>
  assisted.certifierEmail ? new Refusal('assisted_has_address') : saidOn > londonDate(now) ? new Refusal('said_in_future', {}, 'saidOn') : undefined;

export const whyNotConfirmPaper = (assisted: Assisted): Refusal | undefined =>
  assisted.certifierEmail ? new Refusal('assisted_has_address') : assisted.paperRecordedBy ? undefined : new Refusal('paper_not_recorded');
