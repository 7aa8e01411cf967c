import { describe, expect, test } from 'vitest';
import { canMove } from '../workflow';
import { cleanName, dispositionOf, kindOfName, monthsBefore, whyNotServe, whyNotUpload } from './rules';
import { type FileField, organisationQuota } from './vocabulary';
import { type AttachmentStatus, attachmentWorkflow } from './workflow';

const field: FileField = { kind: 'file', accept: '.pdf,.jpg', maxBytes: 1_000, most: 2, datedWithinMonths: 18 };
const offered = { name: 'accounts.pdf', bytes: 500, datedOn: '2025-03-31', replaces: false };
const none = { files: 0, usedBytes: 0 };
const why = (more: Partial<typeof offered>, used = none) => whyNotUpload(field, { ...offered, ...more }, used, '2025-09-15')?.code;

test.each([
  ['an ordinary file', {}, none, undefined],
  ['another ending in capitals', { name: 'PHOTO.JPG' }, none, undefined],
  ['a kind nobody asked for', { name: 'accounts.docx' }, none, 'attachment_wrong_type'],
  ['a program', { name: 'accounts.pdf.exe' }, none, 'attachment_wrong_type'],
  ['no ending', { name: 'accounts' }, none, 'attachment_wrong_type'],
  ['nothing in it', { bytes: 0 }, none, 'attachment_empty'],
  ['one byte too many', { bytes: 1_001 }, none, 'attachment_too_big'],
  ['no date', { datedOn: undefined }, none, 'attachment_date_needed'],
  ['tomorrow', { datedOn: '2025-09-16' }, none, 'attachment_in_future'],
  ['eighteen months to the day', { datedOn: '2024-03-15' }, none, undefined],
  ['a day older', { datedOn: '2024-03-14' }, none, 'attachment_too_old'],
  ['a third file', {}, { files: 2, usedBytes: 0 }, 'attachment_too_many'],
  ['a newer version of the second', { replaces: true }, { files: 2, usedBytes: 0 }, undefined],
  ['the last bytes of the quota', {}, { files: 0, usedBytes: organisationQuota - 500 }, undefined],
  ['a byte more than the quota', {}, { files: 0, usedBytes: organisationQuota - 499 }, 'attachment_quota'],
] as const)('%s', (_, more, used, code) => {
  // A key that is there and undefined is what the table means by "no date".
  expect(why(more as Partial<typeof offered>, used)).toBe(code);
});

describe('names', () => {
  test.each([
    ['C:\\Users\\Gwen\\accounts.pdf', 'accounts.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['accounts\u202efdp.exe', 'accountsfdp.exe'],
    ['two\nlines\u0000.pdf', 'twolines.pdf'],
    ['..pdf', 'pdf'],
    ['.pdf', 'pdf'],
    ['/', 'file'],
    ['cyfrifon Tŷ Newydd 2025.pdf', 'cyfrifon Tŷ Newydd 2025.pdf'],
    ['a<b>"c".pdf', 'a_b__c_.pdf'],
  ])('%j is kept as %j', (given, kept) => expect(cleanName(given)).toBe(kept));

  test('a very long name is cut, and keeps its ending', () => {
    const name = cleanName(`${'å'.repeat(300)}.docx`);
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('.docx')).toBe(true);
  });

  test('what a file is follows from the end of its clean name, whatever a reader of right-to-left text would see', () => {
    expect(kindOfName(cleanName('accounts\u202efdp.exe'))).toBeUndefined();
    expect(kindOfName('a.JPG')).toBe('jpeg');
  });

  test('a download is saved under its name and never shown, and a name cannot end its header', () => {
    expect(dispositionOf('Tŷ "x"; a=b.pdf')).toBe(`attachment; filename="Ty _x_; a=b.pdf"; filename*=UTF-8''T%C5%B7%20%22x%22%3B%20a%3Db.pdf`);
    expect(dispositionOf(cleanName('a\r\nset-cookie: b.pdf'))).not.toMatch(/[\r\n]/);
  });
});

test('months before a date end where the month does', () => {
  expect(monthsBefore('2025-08-31', 18)).toBe('2024-02-29');
  expect(monthsBefore('2025-01-15', 1)).toBe('2024-12-15');
});

describe('every state', () => {
  const served: AttachmentStatus[] = ['clean', 'not_scanned'];
  test.each(attachmentWorkflow.states)('%s: served only after a verdict, or where nobody scans', (status) => {
    expect(whyNotServe({ status }) === undefined).toBe(served.includes(status));
  });
  test.each(attachmentWorkflow.states)('%s: nothing leads back to an upload, and infected is the end', (status) => {
    const moves = Object.keys(attachmentWorkflow.moves) as (keyof typeof attachmentWorkflow.moves)[];
    const next = moves.filter((move) => canMove(attachmentWorkflow, status, move));
    if (['infected', 'refused', 'cancelled', 'clean'].includes(status)) expect(next).toEqual([]);
    expect(next.map((move) => attachmentWorkflow.moves[move].to)).not.toContain('uploading');
  });
});
