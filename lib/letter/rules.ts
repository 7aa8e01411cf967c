import type { ApplicationStatus } from '../application/workflow';
import type { Locale } from '../locale';
import { Refusal } from '../refusal';
import { wrongState } from '../workflow';
import { blocksLetter, type LetterLack, unknownPlaces } from './compose';
import { type LetterKind, letterKinds, type LetterLanguage } from './vocabulary';
import { type LetterBatchStatus, letterBatchWorkflow } from './workflow';

const kinds: Partial<Record<ApplicationStatus, LetterKind>> = { successful: 'offer', reserve: 'reserve', unsuccessful: 'decline', ineligible: 'ineligible' };

/** The letter that a state asks for; none before anything is decided. */
export const letterKindOf = (status: ApplicationStatus): LetterKind | undefined => kinds[status];

/** Why no letter can go out about it now. A place in reserve is told by a letter of its own, and decides nothing. */
export function whyNotSend(application: { status: ApplicationStatus; decisionNotifiedAt: Date | null }, sent: readonly LetterKind[]): Refusal | undefined {
  const kind = letterKindOf(application.status);
  if (!kind) return new Refusal('not_decided_yet');
  return application.decisionNotifiedAt || sent.includes(kind) ? new Refusal('already_notified') : undefined;
}

/** A letter that lacks something is not sent, alone or with others. */
export const whyNotComplete = (lacks: readonly LetterLack[]): Refusal | undefined =>
  lacks.some(blocksLetter) ? new Refusal(lacks.includes('stopped') ? 'stopped_by_flag' : 'letter_not_complete') : undefined;

/** A place that is not known is refused on the field it stands in. */
export function whyNotText(kind: LetterKind, text: string, field: string): Refusal | undefined {
  const [unknown] = unknownPlaces(kind, text);
  return unknown === undefined ? undefined : new Refusal('letter_place_unknown', { place: `{${unknown}}` }, field);
}

/** @param sendAt undefined where the date and the time are no time in London */
export function whyNotSendAt(sendAt: Date | undefined, now: Date): Refusal | undefined {
  if (!sendAt) return new Refusal('no_such_time', {}, 'time');
  return sendAt < now ? new Refusal('letters_in_the_past', {}, 'date') : undefined;
}

/** Once its instant has come, a batch is being sent, and nothing calls it back. */
export function whyNotCallOff(batch: { status: LetterBatchStatus; sendAt: Date }, now: Date): Refusal | undefined {
  if (batch.status !== 'proposed') return wrongState(letterBatchWorkflow, batch.status);
  return batch.sendAt <= now ? new Refusal('letters_are_going_out') : undefined;
}

/** The language the application was made in; both where the round is so set. Only English, where no Welsh is sent at all. */
export const languageOfLetter = ({ written, bilingual }: { written: Locale; bilingual: boolean }, welsh: boolean): LetterLanguage => (!welsh ? 'en' : bilingual ? 'both' : written);


/** The date so many days after another; both are London dates. */
export const daysAfter = (date: string, days: number): string => new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The kind that an address or a form names. Refuses `not_found` for any other. */
export function letterKindFrom(text: string | undefined): LetterKind {
  const kind = letterKinds.find((one) => one === text);
  if (!kind) throw new Refusal('not_found');
  return kind;
}
