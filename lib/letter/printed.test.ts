import { expect, test } from 'vitest';
import { pdfOf } from '../document/pdf';
import { letterDocument } from './printed';

test('a letter to print bears its hash, is tagged, and names the language of each of its parts', async () => {
  const letter = { ref: 'DIIF-7K3M-9Q2', kind: 'decline', language: 'both', en: 'Dear trust\n\nScores:\n- Need: 4 of 5', cy: 'Annwyl ymddiriedolaeth', sha256: 'f'.repeat(64), sentAt: new Date('2025-11-05T09:00:00Z'), feedbackUntil: null } as const;
  const document = letterDocument(letter, 'The fund');
  expect(document.foot).toContain(letter.sha256);
  expect(document.blocks).toContainEqual({ kind: 'list', items: ['Need: 4 of 5'] });
  expect(document.blocks).toContainEqual({ kind: 'paragraph', text: 'Annwyl ymddiriedolaeth', lang: 'cy' });
  const pdf = Buffer.from(await pdfOf(document)).toString('latin1');
  expect(pdf).toContain('/MarkInfo');
  expect(pdf).toContain('cy-GB');
});
