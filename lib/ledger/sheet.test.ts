import { expect, test } from 'vitest';
import { envelopeKinds, ledgerSheet } from './sheet';

const at = (kind: Parameters<typeof ledgerSheet>[0][number]['kind'], balancePence: number, more: { labelEn?: string; nation?: 'scotland' } = {}) => ({ kind, balancePence, labelEn: more.labelEn ?? null, labelCy: more.labelEn ? `${more.labelEn} (cy)` : null, nation: more.nation ?? null });

test('what was authorised is all accounted for: not allocated, handed over, and in the envelopes', () => {
  const sheet = ledgerSheet([
    at('source', -1000), at('programme', 300), at('devolved', 100, { nation: 'scotland' }), at('envelope', 350, { labelEn: 'One' }), at('committed', 200, { labelEn: 'One' }), at('disbursed', 50, { labelEn: 'One' }),
    at('memorandum_source', -100), at('memorandum_nation', 60, { nation: 'scotland' }), at('memorandum_award', 40, { nation: 'scotland' }),
  ]);
  expect(sheet.envelopes).toEqual([{ labelEn: 'One', labelCy: 'One (cy)', envelope: 350, earmarked: 0, committed: 200, disbursed: 50, recovered: 0 }]);
  expect(sheet.nations).toEqual([{ nation: 'scotland', handedOver: 100, reported: 40, unreported: 60 }]);
  const inEnvelopes = sheet.envelopes.reduce((total, line) => total + envelopeKinds.reduce((sum, kind) => sum + line[kind], 0), 0);
  expect(sheet.authorised).toBe(sheet.unallocated + sheet.handedOver + inEnvelopes);
});
