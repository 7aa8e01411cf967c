import type { Requirement } from './vocabulary';

/** What the service holds of a round, under the requirement it is evidence of. The names are those of `evidenceOf`'s columns and of the words. */
export const evidence = {
  senior_officer: [{ name: 'senior_officer_decisions', kind: 'count' }],
  governance: [
    { name: 'decided', kind: 'count', rest: '/manage/applications?round={round}' }, { name: 'records_kept', kind: 'count' }, { name: 'approvals', kind: 'count' }, { name: 'over_band', kind: 'count' }, { name: 'over_band_by_two', kind: 'count' },
    { name: 'batches', kind: 'count', rest: '/manage/rounds/{round}/decision' }, { name: 'own_recommendation', kind: 'count' },
  ],
  advice_panel: [],
  business_case: [{ name: 'round_events', kind: 'count' }, { name: 'approved_pence', kind: 'money' }],
  competition: [
    { name: 'opens_on', kind: 'date', rest: '/manage/rounds/{round}' }, { name: 'closes_on', kind: 'date' }, { name: 'criteria', kind: 'count' }, { name: 'submitted', kind: 'count' }, { name: 'ineligible', kind: 'count' }, { name: 'withdrawn', kind: 'count' },
    { name: 'successful', kind: 'count' }, { name: 'unsuccessful', kind: 'count' }, { name: 'panels', kind: 'count' }, { name: 'fewest_scores', kind: 'count' }, { name: 'conflicts', kind: 'count', rest: '/manage/conflicts' }, { name: 'liftings', kind: 'count' },
  ],
  agreement: [{ name: 'awards', kind: 'count', rest: '/manage/awards' }, { name: 'agreements', kind: 'count' }, { name: 'signed', kind: 'count' }, { name: 'countersigned', kind: 'count' }],
  risk: [{ name: 'checked', kind: 'count' }, { name: 'approved_unchecked', kind: 'count' }, { name: 'safeguarding', kind: 'count' }, { name: 'flags', kind: 'count' }, { name: 'flags_open', kind: 'count' }],
  performance: [{ name: 'returns_accepted', kind: 'count', rest: '/manage/outcome-returns' }, { name: 'returns_waiting', kind: 'count' }, { name: 'published', kind: 'count' }],
  review: [{ name: 'committed_pence', kind: 'money', rest: '/manage/ledger' }, { name: 'paid_pence', kind: 'money' }, { name: 'reconciled', kind: 'count' }],
  training: [{ name: 'assessors', kind: 'count' }, { name: 'assessors_declared', kind: 'count' }],
} as const satisfies Record<Requirement, readonly { name: string; kind: 'count' | 'money' | 'date'; rest?: string }[]>;

export type EvidenceName = (typeof evidence)[Requirement][number]['name'];
export type Evidence = Record<EvidenceName, number | string | null>;
