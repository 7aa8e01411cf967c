import { Refusal, type RefusalCode } from '../refusal';
import { type FileField, type FileKind, formatBytes, kindOfEnding, organisationQuota } from './vocabulary';
import type { AttachmentStatus } from './workflow';

/** Everything that can be wrong with a file. A refusal by an address's query says one of these and nothing else. */
export const attachmentProblems = [
  'attachment_missing', 'attachment_empty', 'attachment_too_big', 'attachment_wrong_type', 'attachment_not_what_it_says', 'attachment_password', 'attachment_damaged', 'attachment_macros',
  'attachment_unpacks_too_big', 'attachment_image_too_large', 'attachment_quota', 'attachment_too_many', 'attachment_date_needed', 'attachment_too_old', 'attachment_in_future',
  'attachment_upload_over', 'attachment_cut_short',
] as const satisfies readonly RefusalCode[];
export type AttachmentProblem = (typeof attachmentProblems)[number];
export const isAttachmentProblem = (code: string | undefined): code is AttachmentProblem => attachmentProblems.some((one) => one === code);

/** Which of the question's boxes a problem belongs to. */
export const isAboutDate = (problem: string): boolean => ['attachment_date_needed', 'attachment_too_old', 'attachment_in_future'].includes(problem);

/** What the sentences of the refusals are filled with. */
export const limitsOf = (field: FileField, usedBytes: number) => ({
  max: formatBytes(field.maxBytes), accept: endingsOf(field).map((one) => `.${one}`).join(', '), most: field.most ?? 1, months: field.datedWithinMonths ?? 0,
  left: formatBytes(Math.max(0, organisationQuota - usedBytes)), quota: formatBytes(organisationQuota),
});

const endingsOf = ({ accept }: FileField): string[] => accept.split(',').map((one) => one.trim().replace(/^\./, '').toLowerCase());

/** A person's own name for a file, fit to be shown and saved: no folder, nothing unseen, nothing that turns the text around. */
export function cleanName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const seen = last.normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/g, '').replace(/[<>:"|?*]/g, '_').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const ending = /\.[a-z0-9]{1,5}$/i.exec(seen)?.[0] ?? '';
  const stem = [...seen.slice(0, seen.length - ending.length)].slice(0, longestName - ending.length).join('');
  return `${stem || 'file'}${ending}`;
}
const longestName = 120;

/** What a name says the file is; undefined for an ending nobody may attach. */
export function kindOfName(name: string): FileKind | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return ending in kindOfEnding ? kindOfEnding[ending as keyof typeof kindOfEnding] : undefined;
}

const accepts = (field: FileField, name: string): boolean => kindOfName(name) !== undefined && endingsOf(field).some((ending) => name.toLowerCase().endsWith(`.${ending}`));

export type Offered = { name: string; bytes: number; datedOn?: string; /** It takes another's place. */ replaces: boolean };

/** `files` counts those the question holds now; `usedBytes` all of the organisation's, also those being uploaded. */
export function whyNotUpload(field: FileField, offered: Offered, { files, usedBytes }: { files: number; usedBytes: number }, today: string): Refusal | undefined {
  const no = (code: AttachmentProblem) => new Refusal(code, limitsOf(field, usedBytes));
  if (!accepts(field, offered.name)) return no('attachment_wrong_type');
  if (offered.bytes <= 0) return no('attachment_empty');
  if (offered.bytes > field.maxBytes) return no('attachment_too_big');
  const dated = whyNotDated(field, offered.datedOn, today);
  if (dated) return no(dated);
  if (!offered.replaces && files >= (field.most ?? 1)) return no('attachment_too_many');
  return offered.bytes > organisationQuota - usedBytes ? no('attachment_quota') : undefined;
}

/** Whether a document's own date is recent enough for what asks for it. `today` and the date are YYYY-MM-DD, of London. */
export function whyNotDated(field: FileField, datedOn: string | undefined, today: string): AttachmentProblem | undefined {
  if (!field.datedWithinMonths) return undefined;
  if (!datedOn) return 'attachment_date_needed';
  if (datedOn > today) return 'attachment_in_future';
  return datedOn < monthsBefore(today, field.datedWithinMonths) ? 'attachment_too_old' : undefined;
}

/** The same day so many months earlier; the month's last day where it has no such day. */
export function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(day, lastDay)).padStart(2, '0')}`;
}

/** An infected file goes to nobody, and one that waits for the scanner to nobody yet. */
export function whyNotServe({ status }: { status: AttachmentStatus }): Refusal | undefined {
  if (status === 'clean' || status === 'not_scanned') return undefined;
  if (status === 'infected') return new Refusal('attachment_infected');
  return new Refusal(status === 'waiting' ? 'attachment_waits_for_scan' : 'not_found');
}

/** The disposition under which a browser saves a file, and never shows it: a plain name for old ones, and the real one. */
export function dispositionOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
