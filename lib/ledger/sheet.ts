import type { Pence } from '../money';
import type { Nation } from '../programme/vocabulary';
import type { AccountKind } from './vocabulary';

type Balance = { kind: AccountKind; labelEn: string | null; labelCy: string | null; nation: Nation | null; balancePence: Pence };
export type EnvelopeLine = { labelEn: string; labelCy: string } & Record<(typeof envelopeKinds)[number], Pence>;

/** Where an envelope's money can stand. */
export const envelopeKinds = ['envelope', 'earmarked', 'committed', 'disbursed', 'recovered'] as const;

/**
 * Balances of one moment as a sheet: what was authorised and where it stands, each envelope, and what each nation was handed, has reported
 * and has not. `authorised` = `unallocated` + `handedOver` + all envelopes; a test adds it up.
 */
export function ledgerSheet(balances: readonly Balance[]) {
  const sum = (kind: AccountKind, where: Partial<Balance> = {}) =>
    balances.filter((one) => one.kind === kind && Object.entries(where).every(([key, value]) => one[key as keyof Balance] === value)).reduce((total, one) => total + one.balancePence, 0);
  const envelopes = new Map(balances.flatMap(({ labelEn, labelCy }) => (labelEn && labelCy ? [[labelEn, { labelEn, labelCy }] as const] : [])));
  const nations = [...new Set(balances.flatMap(({ nation }) => (nation ? [nation] : [])))];
  return {
    authorised: -sum('source'),
    unallocated: sum('programme'),
    handedOver: sum('devolved'),
    envelopes: [...envelopes.values()].map((label) => ({ ...label, ...Object.fromEntries(envelopeKinds.map((kind) => [kind, sum(kind, label)])) }) as EnvelopeLine),
    nations: nations.map((nation) => ({ nation, handedOver: sum('devolved', { nation }), reported: sum('memorandum_award', { nation }), unreported: sum('memorandum_nation', { nation }) })),
  };
}
