/** `memorandum` is what a devolved government reports: counted beside the fund's money, never among it. */
export const accountBooks = ['fund', 'memorandum'] as const;

/**
 * Where money can stand. source → programme → envelope → earmarked → committed → disbursed → recovered; `devolved` holds what was
 * handed to a nation's government. The last three belong to the memorandum book.
 */
export const accountKinds = [
  'source', 'programme', 'envelope', 'devolved', 'earmarked', 'committed', 'disbursed', 'recovered',
  'memorandum_source', 'memorandum_nation', 'memorandum_award',
] as const;
export type AccountKind = (typeof accountKinds)[number];

export const transferKinds = [
  'authorise', 'allocate', 'transfer_to_devolved', 'vire', 'earmark', 'commit', 'release', 'disburse', 'recover', 'opening_commitment',
  'memorandum_limit', 'memorandum_award',
] as const;
export type TransferKind = (typeof transferKinds)[number];

/** Which kinds of account each kind of transfer joins; the database's trigger holds the same table, and lets a release come out of what is committed too (lib/variation). */
export const transferRoutes: Record<TransferKind, { from: AccountKind; to: AccountKind }> = {
  authorise: { from: 'source', to: 'programme' },
  allocate: { from: 'programme', to: 'envelope' },
  transfer_to_devolved: { from: 'programme', to: 'devolved' },
  vire: { from: 'envelope', to: 'envelope' },
  earmark: { from: 'envelope', to: 'earmarked' },
  commit: { from: 'earmarked', to: 'committed' },
  release: { from: 'earmarked', to: 'envelope' },
  disburse: { from: 'committed', to: 'disbursed' },
  recover: { from: 'disbursed', to: 'recovered' },
  opening_commitment: { from: 'envelope', to: 'committed' },
  memorandum_limit: { from: 'memorandum_source', to: 'memorandum_nation' },
  memorandum_award: { from: 'memorandum_nation', to: 'memorandum_award' },
};
