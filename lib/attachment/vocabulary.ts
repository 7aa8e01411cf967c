import type { Field } from '../field';
import type { AttachmentStatus } from './workflow';

/** What may be attached, by the ending of its name. */
export const kindOfEnding = { pdf: 'pdf', docx: 'docx', xlsx: 'xlsx', jpg: 'jpeg', jpeg: 'jpeg', png: 'png' } as const;
export type FileKind = (typeof kindOfEnding)[keyof typeof kindOfEnding];

export const mediaTypes: Record<FileKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

const megabyte = 1_048_576;
/** No question may ask for a larger file: it is read into memory to be checked. */
export const largestFile = 25 * megabyte;
/** All files of an organisation together, earlier versions among them. */
export const organisationQuota = 250 * megabyte;
/** What a browser sends at a time, so that a lost connection costs little. */
export const chunkBytes = megabyte / 2;
/** An upload that nobody goes on with is given up after so many hours. */
export const uploadHours = 24;
/** Of what a word processor or a spreadsheet packs. */
export const mostEntries = 2_000;
export const mostInflated = 80 * megabyte;
/** Of a picture: on a side, and altogether. */
export const mostPixelsOnASide = 20_000;
export const mostPixels = 100_000_000;

export type FileField = Field & { kind: 'file' };

/** A file as an answer holds it, and as it is frozen: everything in text, like any other answer. */
export type AnsweredFile = { file: string; name: string; bytes: string; sha256: string; dated?: string };

/** A file that was sent with an application, as the fund's people see it. */
export type SentFile = { ref: string; question: string; name: string; bytes: number; sha256: string; datedOn: string | null; status: AttachmentStatus };

/** "3.1 MB", "240 KB", alike in both languages. */
export function formatBytes(bytes: number): string {
  if (bytes >= megabyte) return `${(bytes / megabyte).toFixed(1).replace(/\.0$/, '')} MB`;
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} KB` : `${bytes} B`;
}
