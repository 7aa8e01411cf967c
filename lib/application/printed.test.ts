import { expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { member } from '@/db/testing/people';
import { testAnswers, testRound } from '@/db/testing/round';
import { pdfOf } from '../document/pdf';
import { plainText } from '../document/plain-text';
import { newId } from '../id';
import { saveAllAnswers } from './commands/save';
import { askForSignOff } from './commands/sign-off';
import { startApplication } from './commands/start';
import { submitApplication } from './commands/submit';
import { receiptDocument } from './printed';
import { receiptForMember } from './queries';

const owner = testDatabase();

test('pain 5: the copy that counts can be kept, with its fingerprint on every page (FAC #3768, HHS #5666)', async () => {
  const person = await member(owner, ['editor', 'certifier', 'owner']);
  const { ref: roundRef } = await testRound(owner);
  const ref = await startApplication(person, { roundRef, organisationId: person.memberships[0]?.organisationId ?? '', key: newId() });
  await saveAllAnswers(person, ref, testAnswers);
  await askForSignOff(person, ref);
  const { sha256 } = await submitApplication(person, ref, { key: newId(), confirmedAlone: true });
  const receipt = await receiptForMember(person, ref);
  if (!receipt) throw new Error('whoever submitted it has a receipt');
  for (const locale of ['en', 'cy'] as const) {
    const document = receiptDocument(locale, receipt, 'The fund');
    expect(document.foot).toContain(sha256);
    const text = plainText(document);
    for (const part of [sha256, ref, 'Doorways online', 'Sessions in libraries', 'Gateshead', '£30,000', '£20,000', locale === 'en' ? '1 November 2025' : '1 Tachwedd 2025']) expect(text).toContain(part);
    // Not asked, so not in the copy: it hangs on another category.
    expect(text).not.toContain('new_evidence');
    expect(Buffer.from(await pdfOf(document)).subarray(0, 8).toString()).toBe('%PDF-1.7');
  }
});
